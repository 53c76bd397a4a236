#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace kiwoom::rpc {

// A handler's status for gRPC: code, sentence, and the details of service/errors in the trailers.
grpc::Status ToGrpc(const absl::Status& status);

}  // namespace kiwoom::rpc
