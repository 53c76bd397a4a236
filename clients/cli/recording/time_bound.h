#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"

namespace kiwoom::cli {

// An instant in a recording, in nanoseconds since 1970: "09:00", "09:00:01" or "2026-11-27T09:00:01", wall clock in
// Seoul. Without a date, it is on the day of `first_time`, the recording's first record.
absl::StatusOr<int64_t> ParseTimeBound(std::string_view text, int64_t first_time);

}  // namespace kiwoom::cli
