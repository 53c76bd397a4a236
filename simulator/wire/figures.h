#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "simulator/market/history.h"
#include "simulator/market/sector.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// What a price field can ask of anything that has a price: a stock (won), an index (hundredths of a point), either of
// them on a past day or at a moment of today.
struct Figures {
  int decimals = 0;  // of the prices
  int64_t price = 0;
  int64_t previous_close = 0;
  int64_t open = 0;
  int64_t high = 0;
  int64_t low = 0;
  int64_t upper_limit = 0;  // an index has none: 0
  int64_t lower_limit = 0;
  int64_t volume = 0;            // of the day, shares
  int64_t volume_increment = 0;  // of the last trade or calculation
  int64_t aggressor = 0;         // of that trade: 1 bought, −1 sold, 0 nobody
  int64_t turnover = 0;          // of the day, won
  int64_t previous_volume = 0;
  int64_t previous_turnover = 0;
  absl::Time time;
  std::string_view mark;  // what is told instead of the time, where that is no clock time
  absl::CivilDay day;
  const std::vector<DayBar>* past_year = nullptr;  // today only

  int64_t change() const { return price - previous_close; }

  // Until it trades, a stock stands at its base price.
  static Figures Of(const Stock& stock, Exchange exchange);
  static Figures Of(const Sector& sector);
  static Figures Of(const DayBar& bar, int decimals);
  // A moment of today.
  static Figures Of(const Sector& sector, const Sector::Sample& sample);
  // The price and quantity of an auction instead of those of the last trade.
  Figures With(const Auction& auction) const;
};

}  // namespace kiwoom::simulator
