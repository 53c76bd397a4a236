#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "service/transport/http.h"

namespace kiwoom::transport {

// The text of a POST request to the server with this authority ("host:port"). INVALID_ARGUMENT if the path or a header
// contains a character that would end it early: that could inject another header or another request.
absl::StatusOr<std::string> WritePost(const HttpRequest& request, const std::string& authority);

}  // namespace kiwoom::transport
