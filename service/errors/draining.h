#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace kiwoom::errors {

// A successor needs about this long to log in.
inline constexpr absl::Duration kRetryAfterDrain = absl::Seconds(2);

// What a gateway that is shutting down answers to new calls, and ends its streams with.
absl::Status Draining();

}  // namespace kiwoom::errors
