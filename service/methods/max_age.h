#pragma once

#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace kiwoom::methods {

// What is older is no answer to a question of the market.
inline constexpr absl::Duration kLongestMaxAge = absl::Hours(1);

// How old an answer a request accepts: of a google.protobuf.Duration in its wire format. Nothing where it is none, is
// negative, or is longer than kLongestMaxAge.
std::optional<absl::Duration> ReadMaxAge(std::string_view duration);

}  // namespace kiwoom::methods
