#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace kiwoom::simulator {

// The certificate and key of a TLS server, as PEM texts.
struct TlsIdentity {
  std::string certificate;
  std::string key;

  // Creates a key and a self-signed certificate for localhost and 127.0.0.1. A client that trusts the certificate
  // trusts the server.
  static absl::StatusOr<TlsIdentity> SelfSigned();
};

}  // namespace kiwoom::simulator
