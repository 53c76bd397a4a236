#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kiwoom::config {

// The origins of --http_origins, as browsers write them: "https://desk.example", in lower case and without the default
// port of their scheme. The error is a clause that follows the name of the flag.
absl::StatusOr<std::vector<std::string>> ReadOrigins(const std::string& list);

}  // namespace kiwoom::config
