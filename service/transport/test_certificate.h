#pragma once

#include <string>

namespace kiwoom::transport {

// A self-signed certificate and its key, in PEM, made on the spot.
struct TestCertificate {
  std::string certificate;
  std::string key;
};

// `names` as OpenSSL writes alternative names: "DNS:localhost,IP:127.0.0.1".
TestCertificate MakeTestCertificate(const std::string& names);

}  // namespace kiwoom::transport
