#include "simulator/market/history.h"

#include <algorithm>

#include "simulator/market/random_source.h"

namespace kiwoom::simulator {
namespace {

constexpr int kTradingDays = 250;

absl::CivilDay TradingDayBefore(absl::CivilDay day) {
  do {
    --day;
  } while (absl::GetWeekday(day) == absl::Weekday::saturday || absl::GetWeekday(day) == absl::Weekday::sunday);
  return day;
}

}  // namespace

std::vector<DayBar> PastYear(uint64_t seed, absl::CivilDay today, int64_t last_close, int64_t last_volume,
                             int64_t average_price) {
  RandomSource random(seed);
  std::vector<DayBar> year;
  int64_t close = last_close;
  absl::CivilDay day = today;
  for (int i = 0; i < kTradingDays; ++i) {
    day = TradingDayBefore(day);
    DayBar bar;
    bar.day = day;
    bar.close = close;
    // Up to 2.5 % per day, slightly more often up than down.
    bar.previous_close = close * 10'000 / (10'000 + random.Between(-240, 250));
    bar.open = bar.previous_close + (close - bar.previous_close) * random.Between(-20, 120) / 100;
    bar.high = std::max(bar.open, close) * (10'000 + random.Between(0, 120)) / 10'000;
    bar.low = std::min(bar.open, close) * (10'000 - random.Between(0, 120)) / 10'000;
    bar.volume = i == 0 ? last_volume : last_volume * random.Between(50, 180) / 100;
    bar.turnover = bar.volume * (average_price * close / last_close);
    year.push_back(bar);
    close = bar.previous_close;
  }
  return year;
}

}  // namespace kiwoom::simulator
