#pragma once

#include <string>
#include <string_view>

#include "google/rpc/status.pb.h"

namespace kiwoom::http {

// The trailers of a gRPC-Web answer, a line for each: grpc-status, and where there is something to say, grpc-message
// (percent-encoded), grpc-status-details-bin (base64, also in application/grpc-web-text: clients read it so) and
// kiwoom-request-id.
std::string GrpcTrailers(const google::rpc::Status& status, std::string_view request_id);

}  // namespace kiwoom::http
