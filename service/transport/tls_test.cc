#include "service/transport/tls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "service/transport/test_certificate.h"

namespace kiwoom::transport {
namespace {

std::string Write(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + name;
  std::ofstream(path) << text;
  return path;
}

size_t Trusted(const absl::StatusOr<std::shared_ptr<boost::asio::ssl::context>>& context) {
  X509_STORE* const store = SSL_CTX_get_cert_store((*context)->native_handle());
  return static_cast<size_t>(sk_X509_OBJECT_num(X509_STORE_get0_objects(store)));
}

TEST(TlsContext, TrustsFilesAndTexts) {
  const std::string one = MakeTestCertificate("DNS:one").certificate;
  const std::string two = MakeTestCertificate("DNS:two").certificate;
  EXPECT_EQ(Trusted(MakeTlsContext({.ca_pem = one + two})), 2u);
  EXPECT_EQ(Trusted(MakeTlsContext({.ca_file = Write("two.pem", "# two\n" + two + "\n")})), 1u);
  EXPECT_EQ(Trusted(MakeTlsContext({.ca_file = Write("both.pem", one), .ca_pem = two})), 2u);
  EXPECT_TRUE(MakeTlsContext({}).ok());
}

TEST(TlsContext, RejectsInvalidCertificates) {
  const std::string good = MakeTestCertificate("DNS:one").certificate;
  const std::string broken = good + good.substr(0, good.size() / 2);
  const std::string empty = Write("empty.pem", "");
  const std::string missing = testing::TempDir() + "missing.pem";
  struct Case {
    TlsOptions options;
    std::string message;
  };
  const Case cases[] = {
      {{.ca_file = missing},
       "The file of trusted certificates " + missing + " cannot be read: No such file or directory."},
      {{.ca_file = empty}, "The file of trusted certificates " + empty + " contains no valid PEM certificate."},
      {{.ca_pem = "no certificate"}, "The text of trusted certificates contains no valid PEM certificate."},
      {{.ca_pem = broken}, "The text of trusted certificates contains no valid PEM certificate."},
      {{.ca_pem = MakeTestCertificate("DNS:one").key},
       "The text of trusted certificates contains no valid PEM certificate."},
  };
  for (const Case& c : cases) {
    const absl::Status status = MakeTlsContext(c.options).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(std::string(status.message()), c.message);
  }
}

}  // namespace
}  // namespace kiwoom::transport
