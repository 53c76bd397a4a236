#pragma once

#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace kiwoom::rest {

// The longest delay that a header can impose.
inline constexpr absl::Duration kLongestRetryDelay = absl::Minutes(10);

// The delay in a Retry-After header, which is seconds or an HTTP date. Nothing if it is neither or lies in the past.
std::optional<absl::Duration> ReadRetryAfter(std::string_view header, absl::Time now);

}  // namespace kiwoom::rest
