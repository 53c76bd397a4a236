#pragma once

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace kiwoom::simulator {

// Asia/Seoul: nine hours ahead of UTC, without daylight saving since 1988.
inline absl::TimeZone Seoul() { return absl::FixedTimeZone(9 * 60 * 60); }

inline absl::CivilSecond SeoulTime(absl::Time time) { return absl::ToCivilSecond(time, Seoul()); }
inline absl::CivilDay SeoulDay(absl::Time time) { return absl::ToCivilDay(time, Seoul()); }

}  // namespace kiwoom::simulator
