#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "service/transport/http.h"

namespace kiwoom::transport {

// The bytes that POST a request to the server of that authority ("host:port"). INVALID_ARGUMENT if a path or a header
// holds a character that could end it early, and so smuggle in a header or a request of its own.
absl::StatusOr<std::string> WritePost(const HttpRequest& request, const std::string& authority);

}  // namespace kiwoom::transport
