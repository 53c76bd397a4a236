#pragma once

#include "absl/time/time.h"

namespace kiwoom::broker {

// Asia/Seoul, the time zone of all broker dates and times: UTC+09:00 without daylight saving.
inline absl::TimeZone Seoul() { return absl::FixedTimeZone(9 * 60 * 60); }

}  // namespace kiwoom::broker
