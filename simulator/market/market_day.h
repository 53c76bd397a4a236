#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "simulator/market/securities.h"
#include "simulator/market/timetable.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// Whether the market follows a timetable.
enum class TradingHours {
  kAlways,     // both exchanges trade at any hour
  kTimetable,  // they open, hold auctions and close
};

// The timed events: the turns of the timetable with their auctions, and the ends of interruptions.
class MarketDay {
 public:
  // The last market status.
  struct Announcement {
    std::string_view code;  // empty: none yet
    absl::Time time = absl::InfinitePast();
    absl::Duration remaining;
  };

  // Starts in the middle of the day; if KRX is open, some trades have happened since it opened. The floor and its
  // securities outlive the day.
  MarketDay(TradingFloor& floor, Securities& securities, TradingHours hours);

  // Performs all timed events until `now`.
  void Advance(absl::Time now);
  // When the next one is due; infinite if never.
  absl::Time next_due() const;

  TradingHours hours() const { return hours_; }
  bool has_timetable() const { return hours_ == TradingHours::kTimetable; }
  // The phase of KRX as a whole.
  Phase phase() const { return phase_; }
  const Announcement& announcement() const { return announcement_; }

 private:
  void OpenAlways(absl::Time now);
  void OpenByTimetable(absl::Time now);
  void TradeUntil(absl::Time now);
  void Take(const Turn& turn, absl::Time time);
  void SetPhase(Phase phase);
  void Enter(Stock& stock, Exchange exchange, Phase phase);
  void ReportIndices();

  TradingFloor& floor_;
  Securities& securities_;
  const TradingHours hours_;
  Timetable timetable_;
  Phase phase_ = Phase::kClosed;
  Announcement announcement_;
};

}  // namespace kiwoom::simulator
