#pragma once

#include "absl/time/time.h"

namespace kiwoom::broker {

// Asia/Seoul, in which the broker tells every date and time: UTC+09:00, no daylight saving.
inline absl::TimeZone Seoul() { return absl::FixedTimeZone(9 * 60 * 60); }

}  // namespace kiwoom::broker
