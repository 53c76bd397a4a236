#pragma once

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace kiwoom::errors {

// The error as a client receives it: code and sentence, then ErrorInfo, BadRequest, RetryInfo and the sentence in
// English and Korean, those that are present.
//
// gRPC sends all of it in trailers, and clients reject trailers over 8 KiB. Therefore every text is truncated here,
// whatever its source.
google::rpc::Status ToProto(const absl::Status& error);

}  // namespace kiwoom::errors
