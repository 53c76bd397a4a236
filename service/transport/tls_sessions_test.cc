#include "service/transport/tls_sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>

#include <array>
#include <string>

#include "service/transport/test_certificate.h"

namespace kiwoom::transport {
namespace {

using ContextPtr = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using SslPtr = std::unique_ptr<SSL, decltype(&SSL_free)>;
using BioPtr = std::unique_ptr<BIO, decltype(&BIO_free)>;

X509* ReadCertificate(const std::string& pem) {
  return PEM_read_bio_X509(BioPtr(BIO_new_mem_buf(pem.data(), -1), BIO_free).get(), nullptr, nullptr, nullptr);
}

ContextPtr MakeServer(const TestCertificate& identity, int newest) {
  ContextPtr context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  SSL_CTX_set_max_proto_version(context.get(), newest);
  X509* const certificate = ReadCertificate(identity.certificate);
  SSL_CTX_use_certificate(context.get(), certificate);
  X509_free(certificate);
  const BioPtr bio(BIO_new_mem_buf(identity.key.data(), -1), BIO_free);
  EVP_PKEY* const key = PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr);
  SSL_CTX_use_PrivateKey(context.get(), key);
  EVP_PKEY_free(key);
  return context;
}

ContextPtr MakeClient(const TestCertificate& trusted) {
  ContextPtr context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  X509* const certificate = ReadCertificate(trusted.certificate);
  X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), certificate);
  X509_free(certificate);
  TlsSessions::Enable(context.get());
  return context;
}

// A client and a server that are connected in memory.
class Pair {
 public:
  Pair(SSL_CTX* client, SSL_CTX* server) : client_(SSL_new(client), SSL_free), server_(SSL_new(server), SSL_free) {
    BIO *near = nullptr, *far = nullptr;
    BIO_new_bio_pair(&near, 1 << 16, &far, 1 << 16);
    SSL_set_bio(client_.get(), near, near);
    SSL_set_bio(server_.get(), far, far);
    SSL_set_connect_state(client_.get());
    SSL_set_accept_state(server_.get());
  }

  SSL* client() { return client_.get(); }

  // "full", "resumed" or "failed".
  std::string Handshake() {
    for (int turn = 0; turn < 5; ++turn) {
      SSL_do_handshake(client_.get());
      SSL_do_handshake(server_.get());
    }
    if (!SSL_is_init_finished(client_.get()) || !SSL_is_init_finished(server_.get())) return "failed";
    return SSL_session_reused(server_.get()) == 1 ? "resumed" : "full";
  }
  // The server sends a byte. The client reads the tickets before it.
  void Talk() {
    char byte = 'x';
    ASSERT_EQ(SSL_write(server_.get(), &byte, 1), 1);
    ASSERT_EQ(SSL_read(client_.get(), &byte, 1), 1);
  }

 private:
  SslPtr client_;
  SslPtr server_;
};

class TlsSessionsTest : public ::testing::TestWithParam<int> {
 protected:
  std::string Connect(TlsSessions& sessions, SSL_CTX* server) {
    Pair pair(client_.get(), server);
    sessions.Use(pair.client());
    const std::string handshake = pair.Handshake();
    if (handshake != "failed") pair.Talk();
    return handshake;
  }

  const TestCertificate identity_ = MakeTestCertificate("DNS:broker");
  const ContextPtr client_ = MakeClient(identity_);
  const ContextPtr server_ = MakeServer(identity_, GetParam());
};

INSTANTIATE_TEST_SUITE_P(Tls, TlsSessionsTest, ::testing::Values(TLS1_2_VERSION, TLS1_3_VERSION),
                         [](const auto& info) { return info.param == TLS1_2_VERSION ? "1_2" : "1_3"; });

// Every connection ends without close_notify.
TEST_P(TlsSessionsTest, AConnectionResumesTheSessionOfThePreviousOne) {
  TlsSessions sessions;
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Connect(sessions, server_.get()), "resumed");
}

TEST_P(TlsSessionsTest, ConcurrentConnectionsBothResume) {
  TlsSessions sessions;
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
  Pair one(client_.get(), server_.get()), two(client_.get(), server_.get());
  sessions.Use(one.client());
  sessions.Use(two.client());
  EXPECT_EQ(one.Handshake(), "resumed");
  EXPECT_EQ(two.Handshake(), "resumed") << "OpenSSL issues two tickets per handshake";
}

TEST_P(TlsSessionsTest, AServerThatRejectsTheSessionStartsANewOne) {
  TlsSessions sessions;
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
  const ContextPtr restarted = MakeServer(identity_, GetParam());
  EXPECT_EQ(Connect(sessions, restarted.get()), "full");
  EXPECT_EQ(Connect(sessions, restarted.get()), "resumed");
}

TEST_P(TlsSessionsTest, ASessionDoesNotVouchForAnotherCertificate) {
  TlsSessions sessions;
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
  const ContextPtr impostor = MakeServer(MakeTestCertificate("DNS:broker"), GetParam());
  EXPECT_EQ(Connect(sessions, impostor.get()), "failed");
}

TEST_P(TlsSessionsTest, AServerWithAnotherVersionStartsANewOne) {
  TlsSessions sessions;
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
  const ContextPtr changed = MakeServer(identity_, GetParam() == TLS1_2_VERSION ? TLS1_3_VERSION : TLS1_2_VERSION);
  EXPECT_EQ(Connect(sessions, changed.get()), "full");
  EXPECT_EQ(Connect(sessions, changed.get()), "resumed");
}

TEST_P(TlsSessionsTest, ForgottenSessionsAreNotResumed) {
  TlsSessions sessions;
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
  sessions.Forget();
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
}

// Connections to other servers share the context, and so do connections without sessions.
TEST_P(TlsSessionsTest, OtherConnectionsOfTheContextAreNotAffected) {
  TlsSessions sessions, others;
  EXPECT_EQ(Connect(sessions, server_.get()), "full");
  EXPECT_EQ(Connect(others, server_.get()), "full");
  for (int i = 0; i < 2; ++i) {
    Pair pair(client_.get(), server_.get());
    EXPECT_EQ(pair.Handshake(), "full");
    pair.Talk();
  }
  EXPECT_EQ(Connect(sessions, server_.get()), "resumed");
}

TEST_P(TlsSessionsTest, AConnectionMayOutliveItsSessions) {
  auto sessions = std::make_unique<TlsSessions>();
  Pair pair(client_.get(), server_.get());
  sessions->Use(pair.client());
  EXPECT_EQ(pair.Handshake(), "full");
  sessions.reset();
  pair.Talk();  // reads the tickets of TLS 1.3
}

}  // namespace
}  // namespace kiwoom::transport
