#pragma once

#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace kiwoom::methods {

// Older market data is not worth returning.
inline constexpr absl::Duration kLongestMaxAge = absl::Hours(1);

// Parses a google.protobuf.Duration in wire format: the maximum age of an answer. Nothing if it is not valid, negative,
// or longer than kLongestMaxAge.
std::optional<absl::Duration> ReadMaxAge(std::string_view duration);

}  // namespace kiwoom::methods
