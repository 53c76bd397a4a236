#pragma once

#include <chrono>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/call/gateway_client.h"
#include "google/protobuf/message.h"

namespace kiwoom::cli {

// A unary call with messages. The error is one sentence. `address` is that of the gateway.
absl::Status TypedCall(const GatewayLink& gateway, const std::string& address, const std::string& method,
                       std::chrono::seconds timeout, const google::protobuf::Message& request,
                       google::protobuf::Message* response);

}  // namespace kiwoom::cli
