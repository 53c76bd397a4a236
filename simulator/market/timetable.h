#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "simulator/market/exchange.h"

namespace kiwoom::simulator {

// What an exchange does at a time of the day.
enum class Phase {
  kClosed,
  kCollecting,  // orders are taken for an auction, and nothing of them is shown
  kAuction,     // orders are collected; one price for all of them at the end
  kContinuous,
  kClosingPrice,  // trades, all at the day's closing price
};

// A turn of the trading day.
struct Turn {
  absl::Duration at;                      // of the day, Seoul
  bool begins_day = false;                // yesterday's close becomes the base price, totals begin at zero
  std::optional<Exchange> exchange = {};  // whose phase it is
  Phase phase = Phase::kClosed;
  std::string_view code = "";                       // what the market status says of it; empty: nothing
  absl::Duration remaining = absl::ZeroDuration();  // until what it announces
};

// The turns of one day of KRX and NXT, in their order.
std::span<const Turn> TurnsOfTheDay();

// The turns one after the other, day after day: every day is a trading day, also those on which the exchange rests.
// Holds no clock.
class Timetable {
 public:
  // Nothing of this day has happened yet.
  explicit Timetable(absl::CivilDay first_day) : day_(first_day) {}

  // When the next turn is due.
  absl::Time next() const;
  absl::CivilDay day() const { return day_; }
  const Turn& Pop();

 private:
  absl::CivilDay day_;
  size_t index_ = 0;
};

}  // namespace kiwoom::simulator
