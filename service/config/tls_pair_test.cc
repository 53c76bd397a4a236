#include "service/config/tls_pair.h"

#include <gtest/gtest.h>

#include "service/transport/test_certificate.h"

namespace kiwoom::config {
namespace {

TEST(TlsPair, ReportsWhichOfTheTwoIsWrong) {
  const auto mine = transport::MakeTestCertificate("DNS:localhost");
  const auto other = transport::MakeTestCertificate("DNS:localhost");
  EXPECT_TRUE(CheckTlsPair(mine.certificate, mine.key).ok());
  EXPECT_TRUE(CheckTlsPair(mine.certificate + other.certificate, mine.key).ok()) << "a chain";
  const struct {
    std::string certificate, key;
    const char* sentence;
  } kCases[] = {
      {"PEM", mine.key, "--tls_certificate_file contains no PEM certificate"},
      {mine.key, mine.key, "--tls_certificate_file contains no PEM certificate"},
      {mine.certificate, mine.certificate,
       "--tls_key_file contains no PEM private key, or one protected by a password"},
      {mine.certificate, other.key, "--tls_key_file does not match the certificate in --tls_certificate_file"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(CheckTlsPair(test.certificate, test.key).message(), test.sentence);
  }
}

}  // namespace
}  // namespace kiwoom::config
