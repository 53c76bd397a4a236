#pragma once

#include <string>

namespace kiwoom::transport {

// What the server shows to its clients and trusts of them, in PEM.
struct TlsMaterial {
  std::string certificate_pem;  // the chain; empty: plain text
  std::string key_pem;
  std::string client_ca_pem;  // empty: clients need no certificate

  friend bool operator==(const TlsMaterial&, const TlsMaterial&) = default;
};

}  // namespace kiwoom::transport
