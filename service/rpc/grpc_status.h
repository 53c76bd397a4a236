#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace kiwoom::rpc {

// A status of a handler as gRPC sends it: code, sentence, and the details of service/errors in the trailers.
grpc::Status ToGrpc(const absl::Status& status);

}  // namespace kiwoom::rpc
