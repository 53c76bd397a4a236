#pragma once

#include <string>
#include <string_view>

#include "google/rpc/status.pb.h"

// Errors as the Connect protocol writes them.
namespace kiwoom::http {

// "invalid_argument" for a code of google.rpc. Unknown ones are "unknown".
std::string_view ConnectCode(int code);
// The HTTP status of a unary answer with that error.
int HttpStatusOf(int code);

// {"code":…,"message":…,"details":[…]}
std::string ErrorJson(const google::rpc::Status& error);

// The last message of a stream: {"error":…,"metadata":…}. Without an error if the code is 0, without metadata if there
// is no request id.
std::string EndOfStreamJson(const google::rpc::Status& status, std::string_view request_id);

}  // namespace kiwoom::http
