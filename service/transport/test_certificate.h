#pragma once

#include <string>

namespace kiwoom::transport {

// A freshly generated self-signed certificate and its key, in PEM.
struct TestCertificate {
  std::string certificate;
  std::string key;
};

// `names` are alternative names in OpenSSL's syntax: "DNS:localhost,IP:127.0.0.1"; empty: none. Without a
// `common_name`, it is unique.
TestCertificate MakeTestCertificate(const std::string& names, const std::string& common_name = "");

}  // namespace kiwoom::transport
