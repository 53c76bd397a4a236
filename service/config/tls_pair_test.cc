#include "service/config/tls_pair.h"

#include <gtest/gtest.h>

#include "service/transport/test_certificate.h"

namespace kiwoom::config {
namespace {

TEST(TlsPair, SaysWhichOfTheTwoIsWrong) {
  const auto mine = transport::MakeTestCertificate("DNS:localhost");
  const auto other = transport::MakeTestCertificate("DNS:localhost");
  EXPECT_TRUE(CheckTlsPair(mine.certificate, mine.key).ok());
  EXPECT_TRUE(CheckTlsPair(mine.certificate + other.certificate, mine.key).ok()) << "a chain";
  const struct {
    std::string certificate, key;
    const char* sentence;
  } kCases[] = {
      {"PEM", mine.key, "--tls_certificate_file holds no certificate in PEM"},
      {mine.key, mine.key, "--tls_certificate_file holds no certificate in PEM"},
      {mine.certificate, mine.certificate, "--tls_key_file holds no private key in PEM, or one under a password"},
      {mine.certificate, other.key, "--tls_key_file is not the key of the certificate in --tls_certificate_file"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(CheckTlsPair(test.certificate, test.key).message(), test.sentence);
  }
}

}  // namespace
}  // namespace kiwoom::config
