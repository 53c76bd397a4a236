#pragma once

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace kiwoom::simulator {

// Converts the simulator's running time to market time: in real time, or with the timetable's trading day (07:55 to
// 20:05) scaled to a given duration, day after day without the nights. Has no clock.
class MarketClock {
 public:
  // `day` is the duration of a day; zero: real time, including nights.
  explicit MarketClock(absl::Time start, absl::Duration day = absl::ZeroDuration());

  absl::Time At(absl::Duration elapsed) const;
  // The running time at market time `time`; for a time at night, that of the beginning of the next day.
  absl::Duration ElapsedAt(absl::Time time) const;

 private:
  const absl::Time start_;
  const absl::Duration day_;
  absl::CivilDay first_day_;
  absl::Duration first_offset_;  // of the start within its day
};

}  // namespace kiwoom::simulator
