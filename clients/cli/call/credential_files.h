#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/call/gateway_address.h"
#include "clients/cli/call/gateway_client.h"

namespace kiwoom::cli {

// The files that the flags or the environment name; each path may be empty. `token` is the value of
// KIWOOM_GATEWAY_TOKEN, which counts if no file is named. `address` is the gateway that gets the credentials.
struct CredentialFiles {
  std::string ca_file;
  std::string certificate_file;
  std::string key_file;
  std::string token_file;
  std::string token;
  GatewayAddress address;
};

// Reads them. A token leaves this machine only over TLS. An error is a sentence that never quotes a secret.
absl::StatusOr<Credentials> ReadCredentials(const CredentialFiles& files);

}  // namespace kiwoom::cli
