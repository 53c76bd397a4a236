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

// The year before today, newest first: a random walk backwards from yesterday's close, without weekends. The same
// arguments produce the same year. `average_price` is the average price of a share on its last day.
std::vector<DayBar> PastYear(uint64_t seed, absl::CivilDay today, int64_t last_close, int64_t last_volume,
                             int64_t average_price);

}  // namespace kiwoom::simulator
