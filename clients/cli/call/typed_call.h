#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "grpcpp/channel.h"

namespace kiwoom::cli {

// A unary call with messages. The error is one sentence. `address` is that of the gateway.
absl::Status TypedCall(const std::shared_ptr<grpc::Channel>& channel, const std::string& address,
                       const std::string& method, std::chrono::seconds timeout,
                       const google::protobuf::Message& request, google::protobuf::Message* response);

}  // namespace kiwoom::cli
