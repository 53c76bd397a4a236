#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kiwoom::cli {

// Where the gateway is, and whether the way to it is encrypted.
struct GatewayAddress {
  std::string target;  // for gRPC: "127.0.0.1:50051"
  bool tls = false;
};

// "https://HOST:PORT" is TLS and "http://HOST:PORT" plain text. Without a scheme, it is plain text for this machine if
// there is no file of authorities, and else TLS. gRPC's own spellings are allowed: "unix:/run/gateway.sock",
// "ipv4:127.0.0.1:50051,127.0.0.1:50052".
absl::StatusOr<GatewayAddress> ParseGatewayAddress(std::string_view text, bool has_ca_file);

}  // namespace kiwoom::cli
