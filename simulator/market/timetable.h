#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "simulator/market/exchange.h"

namespace kiwoom::simulator {

// The trading phase of an exchange.
enum class Phase {
  kClosed,
  kCollecting,  // collects orders for an auction without showing it
  kAuction,     // collects orders and shows the indicative price
  kContinuous,
  kClosingPrice,  // trades at the day's closing price
};

// A scheduled change of the trading day.
struct Turn {
  absl::Duration at;                      // time of day, Seoul
  bool begins_day = false;                // yesterday's close becomes the base price and totals are reset
  std::optional<Exchange> exchange = {};  // the exchange whose phase changes
  Phase phase = Phase::kClosed;
  std::string_view code = "";                       // the market status code; empty if none is sent
  absl::Duration remaining = absl::ZeroDuration();  // until the announced event
};

// The turns of one day of KRX and NXT, in order.
std::span<const Turn> TurnsOfTheDay();

// Iterates over the turns, day after day. Every day is a trading day, including weekends and holidays. Has no clock.
class Timetable {
 public:
  // Starts before the first turn of this day.
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
