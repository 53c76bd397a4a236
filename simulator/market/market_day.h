#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "simulator/market/securities.h"
#include "simulator/market/timetable.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// Whether the market has a day.
enum class TradingHours {
  kAlways,     // both exchanges trade at any hour
  kTimetable,  // they open, hold their auctions and close
};

// What comes by itself as time passes: the turns of the timetable with their auctions, and the ends of interruptions.
class MarketDay {
 public:
  // What the market status said last.
  struct Announcement {
    std::string_view code;  // empty: nothing yet
    absl::Time time = absl::InfinitePast();
    absl::Duration remaining;
  };

  // The day has been going on until now; where KRX is open then, some trades have happened since it opened. The floor
  // and its securities outlive the day.
  MarketDay(TradingFloor& floor, Securities& securities, TradingHours hours);

  // All of it until `now`.
  void Advance(absl::Time now);
  // When the next of it is due; infinite future: never.
  absl::Time next_due() const;

  TradingHours hours() const { return hours_; }
  bool has_timetable() const { return hours_ == TradingHours::kTimetable; }
  // Of KRX, for the market as a whole.
  Phase phase() const { return phase_; }
  const Announcement& announcement() const { return announcement_; }

 private:
  void OpenAlways(absl::Time now);
  void OpenByTimetable(absl::Time now);
  void TradeUntil(absl::Time now);
  void Take(const Turn& turn, absl::Time time);
  void SetPhase(Phase phase);
  void Enter(Stock& stock, Exchange exchange, Phase phase);
  void TellIndices();

  TradingFloor& floor_;
  Securities& securities_;
  const TradingHours hours_;
  Timetable timetable_;
  Phase phase_ = Phase::kClosed;
  Announcement announcement_;
};

}  // namespace kiwoom::simulator
