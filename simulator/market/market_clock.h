#pragma once

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace kiwoom::simulator {

// What time it is in the market, by how long the simulator has run: as fast as the wall clock, or the trading day of
// the timetable (07:55 to 20:05) within a given time, day after day without the nights. Reads no clock.
class MarketClock {
 public:
  // `day`: how long a day takes; zero: the wall clock's pace, nights included.
  explicit MarketClock(absl::Time start, absl::Duration day = absl::ZeroDuration());

  absl::Time At(absl::Duration elapsed) const;
  // How long the simulator has run when it is `time`; for a time of night, when the next day begins.
  absl::Duration ElapsedAt(absl::Time time) const;

 private:
  const absl::Time start_;
  const absl::Duration day_;
  absl::CivilDay first_day_;
  absl::Duration first_offset_;  // of the start, into its day
};

}  // namespace kiwoom::simulator
