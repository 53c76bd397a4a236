#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"

namespace kiwoom::simulator {

// One trading day of a stock (won) or an index (hundredths of a point).
struct DayBar {
  absl::CivilDay day;
  int64_t open = 0;
  int64_t high = 0;
  int64_t low = 0;
  int64_t close = 0;
  int64_t previous_close = 0;
  int64_t volume = 0;    // shares
  int64_t turnover = 0;  // won
};

// The year before today, newest first: a walk backwards from yesterday's close, weekends left out. The same arguments
// give the same year. `average_price` is what a share cost on the last of its days.
std::vector<DayBar> PastYear(uint64_t seed, absl::CivilDay today, int64_t last_close, int64_t last_volume,
                             int64_t average_price);

}  // namespace kiwoom::simulator
