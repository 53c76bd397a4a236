#include "service/config/client_ca.h"

#include <gtest/gtest.h>

#include "service/transport/test_certificate.h"

namespace kiwoom::config {
namespace {

TEST(ClientCa, IsOneOrMoreCertificates) {
  const std::string one = transport::MakeTestCertificate("DNS:one").certificate;
  const std::string two = transport::MakeTestCertificate("DNS:two").certificate;
  const struct {
    std::string text;
    const char* problem;
  } kCases[] = {
      {one, ""},
      {one + two, ""},
      {"# our authority\n" + one + "\n\n" + two, ""},
      {"", "--client_ca_file contains no PEM certificate"},
      {"garbage", "--client_ca_file contains no PEM certificate"},
      {one.substr(0, one.size() / 2), "--client_ca_file contains no PEM certificate"},
      {one + two.substr(0, two.size() / 2),
       "--client_ca_file contains something after its certificates that cannot be read: remove it"},
  };
  for (const auto& [text, problem] : kCases) EXPECT_EQ(std::string(CheckClientCa(text).message()), problem) << text;
}

}  // namespace
}  // namespace kiwoom::config
