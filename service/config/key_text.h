#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kiwoom::config {

// Reads the key in a file or a variable: one word of printable ASCII, with surrounding whitespace removed. An error
// describes the problem without quoting the text; `source` names it: "the file app_key".
absl::StatusOr<std::string> ReadKeyText(std::string_view text, std::string_view source);

}  // namespace kiwoom::config
