#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kiwoom::config {

// The key that a file or a variable holds: one word of printable ASCII, blanks around it left out. An error says what
// the text is instead, and shows nothing of it; `source` is what to call it: "the file app_key".
absl::StatusOr<std::string> ReadKeyText(std::string_view text, std::string_view source);

}  // namespace kiwoom::config
