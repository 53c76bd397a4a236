#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace kiwoom::simulator {

// What a TLS server proves itself with, as PEM texts.
struct TlsIdentity {
  std::string certificate;
  std::string key;

  // A new key and a certificate signed by it, for localhost and 127.0.0.1: a client that trusts the certificate
  // trusts the server.
  static absl::StatusOr<TlsIdentity> SelfSigned();
};

}  // namespace kiwoom::simulator
