#pragma once

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace kiwoom::errors {

// The error as a client gets it: code and sentence, then ErrorInfo, BadRequest, RetryInfo and the sentence in English
// and Korean, as far as there are any.
//
// Over gRPC all of it travels in trailers, of which a client takes 8 KiB; an error with more reaches nobody. Every text
// is therefore cut here, whoever wrote it.
google::rpc::Status ToProto(const absl::Status& error);

}  // namespace kiwoom::errors
