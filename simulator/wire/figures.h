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

// The figures behind price fields: of a stock (won) or an index (hundredths of a point), now, on a past day or at an
// earlier moment of today.
struct Figures {
  int decimals = 0;  // of the prices
  int64_t price = 0;
  int64_t previous_close = 0;
  int64_t open = 0;
  int64_t high = 0;
  int64_t low = 0;
  int64_t upper_limit = 0;  // 0 for an index
  int64_t lower_limit = 0;
  int64_t volume = 0;            // of the day, shares
  int64_t volume_increment = 0;  // of the last trade or calculation
  int64_t aggressor = 0;         // of that trade: 1 bought, −1 sold, 0 none
  int64_t turnover = 0;          // of the day, won
  int64_t previous_volume = 0;
  int64_t previous_turnover = 0;
  absl::Time time;
  std::string_view mark;  // replaces the time if not empty
  absl::CivilDay day;
  const std::vector<DayBar>* past_year = nullptr;  // today only

  int64_t change() const { return price - previous_close; }

  // An untraded stock has its base price.
  static Figures Of(const Stock& stock, Exchange exchange);
  static Figures Of(const Sector& sector);
  static Figures Of(const DayBar& bar, int decimals);
  // At a moment of today.
  static Figures Of(const Sector& sector, const Sector::Sample& sample);
  // With the price and quantity of an auction in place of those of the last trade.
  Figures With(const Auction& auction) const;
};

}  // namespace kiwoom::simulator
