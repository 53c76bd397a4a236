#pragma once

#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kiwoom::codec {

// Whether `text` is `name` but for its case and surrounding blanks.
inline bool IsSpelling(std::string_view text, std::string_view name) {
  const absl::string_view bare = absl::StripAsciiWhitespace({text.data(), text.size()});
  return absl::EqualsIgnoreCase(bare, {name.data(), name.size()});
}

}  // namespace kiwoom::codec
