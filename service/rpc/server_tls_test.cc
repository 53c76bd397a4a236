// The server's certificates, and the clients': real handshakes.
#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/sync_stream.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "grpc/health/v1/health.pb.h"
#include "service/methods/unary_method.h"
#include "service/rpc/test_server.h"
#include "service/transport/test_certificate.h"

namespace kiwoom::rpc {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using testing::ElementsAre;
using transport::MakeTestCertificate;
using transport::TestCertificate;

constexpr std::chrono::seconds kPatience{60};
constexpr char kNames[] = "IP:127.0.0.1";

// A server with certificates. "/test.Who/AmI" answers with the name of the caller.
class ServerTlsTest : public ServedTest {
 protected:
  void Start(transport::TlsMaterial material, callers::CallerBook book) {
    authorizer_.SetBook(std::move(book));
    methods_.Add("/test.Who/AmI", std::nullopt,
                 methods::UnaryMethod<HealthCheckRequest, HealthCheckRequest>::Factory(
                     [](const methods::Call& call, const auto&, auto& response) {
                       response.set_service(call.caller().name);
                       return absl::OkStatus();
                     }));
    ServedTest::Start({.tls = std::move(material)});
  }

  // A new connection of a client that trusts `ca`, with its own certificate if it has one.
  std::shared_ptr<grpc::Channel> Connect(const std::string& ca, const TestCertificate& own = {}) const {
    return ServedTest::Connect(grpc::SslCredentials({ca, own.key, own.certificate}));
  }

  // The caller's name, or the code of the error.
  static std::string WhoAmI(grpc::Channel& channel, const std::string& token = "") {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
    HealthCheckRequest request, response;
    const grpc::Status status =
        grpc::internal::BlockingUnaryCall<HealthCheckRequest, HealthCheckRequest, google::protobuf::MessageLite,
                                          google::protobuf::MessageLite>(
            &channel, grpc::internal::RpcMethod("/test.Who/AmI", grpc::internal::RpcMethod::NORMAL_RPC), &context,
            request, &response);
    return status.ok() ? response.service() : std::to_string(status.error_code());
  }
  static std::string Code(grpc::StatusCode code) { return std::to_string(code); }

  const TestCertificate server_certificate_ = MakeTestCertificate(kNames);
};

TEST_F(ServerTlsTest, OnlyAClientWithACertificateOfTheAuthorityGetsIn) {
  const TestCertificate alice = MakeTestCertificate("URI:spiffe://desk/alice,DNS:alice.example");
  const TestCertificate mallory = MakeTestCertificate("URI:spiffe://desk/alice");
  Start({server_certificate_.certificate, server_certificate_.key, alice.certificate},
        callers::CallerBook::AnyCertificate());
  const std::string& ca = server_certificate_.certificate;
  EXPECT_EQ(WhoAmI(*Connect(ca, alice)), "spiffe://desk/alice");
  EXPECT_EQ(WhoAmI(*Connect(ca)), Code(grpc::UNAVAILABLE)) << "no certificate";
  EXPECT_EQ(WhoAmI(*Connect(ca, mallory)), Code(grpc::UNAVAILABLE)) << "of another authority, with the same name";
  EXPECT_EQ(WhoAmI(*Connect(MakeTestCertificate(kNames).certificate, alice)), Code(grpc::UNAVAILABLE))
      << "the client does not know this server";
}

TEST_F(ServerTlsTest, EachNameOfACertificateMayBeListedAndATokenComesBesides) {
  const TestCertificate desk = MakeTestCertificate("DNS:desk.example,URI:spiffe://desk/1");
  const std::string token(32, 't');
  Start({server_certificate_.certificate, server_certificate_.key, desk.certificate},
        callers::CallerBook({{.caller = {.name = "desk"}, .certificate = "desk.example"},
                             {.caller = {.name = "risk"}, .tokens = {callers::HashOf(token)}}}));
  const auto channel = Connect(server_certificate_.certificate, desk);
  EXPECT_EQ(WhoAmI(*channel), "desk");
  EXPECT_EQ(WhoAmI(*channel, token), "risk");
  EXPECT_EQ(WhoAmI(*channel, std::string(32, 'x')), Code(grpc::UNAUTHENTICATED));
}

TEST_F(ServerTlsTest, ACommonNameIsNoUriAndCountsOnlyWithoutAlternativeNames) {
  const struct {
    const char* story;
    TestCertificate certificate;
    std::string who;
  } kCases[] = {
      {"the URI itself", MakeTestCertificate("URI:spiffe://desk/1", "a"), "desk"},
      {"a common name that looks like it", MakeTestCertificate("", "spiffe://desk/1"), Code(grpc::UNAUTHENTICATED)},
      {"a common name alone", MakeTestCertificate("", "risk"), "risk"},
      {"a common name beside a DNS name", MakeTestCertificate("DNS:b", "risk"), Code(grpc::UNAUTHENTICATED)},
      {"a common name beside an address", MakeTestCertificate("IP:10.0.0.7", "risk"), Code(grpc::UNAUTHENTICATED)},
  };
  const auto material = [&](const TestCertificate& client) {
    return transport::TlsMaterial{server_certificate_.certificate, server_certificate_.key, client.certificate};
  };
  Start(material(kCases[0].certificate),
        callers::CallerBook({{.caller = {.name = "desk"}, .certificate = "spiffe://desk/1"},
                             {.caller = {.name = "risk"}, .certificate = "risk"}}));
  for (const auto& [story, certificate, who] : kCases) {
    server_.SetTls(material(certificate));
    EXPECT_EQ(WhoAmI(*Connect(server_certificate_.certificate, certificate)), who) << story;
  }
}

TEST_F(ServerTlsTest, ACertificateIsNoIdentityUnlessAnAuthorityIsTrusted) {
  const TestCertificate desk = MakeTestCertificate("DNS:desk.example");
  Start({server_certificate_.certificate, server_certificate_.key, ""},
        callers::CallerBook({{.caller = {.name = "desk"}, .certificate = "desk.example"}}));
  EXPECT_EQ(WhoAmI(*Connect(server_certificate_.certificate, desk)), Code(grpc::UNAUTHENTICATED));
}

// Renews the certificate while clients call without pause. No call of an existing connection fails, and each new
// connection sees the new certificate.
TEST_F(ServerTlsTest, ARenewedCertificateIsForNewConnectionsAndDisturbsNobody) {
  const TestCertificate renewed = MakeTestCertificate(kNames);
  Start({server_certificate_.certificate, server_certificate_.key, ""}, callers::CallerBook::Local());

  // A stream from before.
  const auto channel = Connect(server_certificate_.certificate);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  const grpc::internal::RpcMethod watch("/grpc.health.v1.Health/Watch", grpc::internal::RpcMethod::SERVER_STREAMING);
  const std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> stream(
      grpc::internal::ClientReaderFactory<HealthCheckResponse>::Create(channel.get(), watch, &context,
                                                                       HealthCheckRequest()));
  HealthCheckResponse health;
  ASSERT_TRUE(stream->Read(&health));

  std::atomic<bool> done = false;
  std::atomic<int> calls = 0, failures = 0;
  std::thread load([&] {
    while (!done) {
      if (WhoAmI(*channel) != "local") ++failures;
      ++calls;
    }
  });
  while (calls < 10) std::this_thread::yield();
  server_.SetTls({renewed.certificate, renewed.key, ""});
  EXPECT_EQ(WhoAmI(*Connect(renewed.certificate)), "local");
  EXPECT_EQ(WhoAmI(*Connect(server_certificate_.certificate)), Code(grpc::UNAVAILABLE)) << "the old one is gone";
  const int before = calls;
  while (calls < before + 10) std::this_thread::yield();
  done = true;
  load.join();
  EXPECT_EQ(failures, 0);

  health_.Refresh();
  context.TryCancel();
  while (stream->Read(&health)) {
  }
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED) << "it ends only because its client ends it";
}

TEST_F(ServerTlsTest, ANewAuthorityHoldsForNewConnections) {
  const TestCertificate alice = MakeTestCertificate("DNS:alice"), bob = MakeTestCertificate("DNS:bob");
  const auto material = [&](const std::string& authority) {
    return transport::TlsMaterial{server_certificate_.certificate, server_certificate_.key, authority};
  };
  Start(material(alice.certificate), callers::CallerBook::AnyCertificate());
  const std::string& ca = server_certificate_.certificate;
  const auto open = Connect(ca, alice);
  EXPECT_EQ(WhoAmI(*open), "alice");
  server_.SetTls(material(bob.certificate));
  EXPECT_EQ(WhoAmI(*Connect(ca, alice)), Code(grpc::UNAVAILABLE));
  EXPECT_EQ(WhoAmI(*Connect(ca, bob)), "bob");
  EXPECT_EQ(WhoAmI(*open), "alice") << "it was connected before";
}

// What gRPC cannot use never arrives here, because it is checked before. If it does, the old one stays.
TEST_F(ServerTlsTest, ABadCertificateLeavesTheOldOne) {
  Start({server_certificate_.certificate, server_certificate_.key, ""}, callers::CallerBook::Local());
  for (const transport::TlsMaterial& bad :
       {transport::TlsMaterial{"garbage", "garbage", ""},
        transport::TlsMaterial{MakeTestCertificate(kNames).certificate, server_certificate_.key, ""}}) {
    server_.SetTls(bad);
    EXPECT_EQ(WhoAmI(*Connect(server_certificate_.certificate)), "local");
    EXPECT_EQ(WhoAmI(*Connect(server_certificate_.certificate)), "local");
  }
}

}  // namespace
}  // namespace kiwoom::rpc
