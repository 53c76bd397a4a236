#pragma once

#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace kiwoom::rest {

// The longest that a header can make the gateway or a client wait.
inline constexpr absl::Duration kLongestRetryDelay = absl::Minutes(10);

// What a Retry-After header says: seconds, or a date of HTTP. Nothing where it says neither, or has passed.
std::optional<absl::Duration> ReadRetryAfter(std::string_view header, absl::Time now);

}  // namespace kiwoom::rest
