#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "simulator/market/auction.h"
#include "simulator/market/exchange.h"
#include "simulator/market/history.h"
#include "simulator/market/instrument.h"
#include "simulator/market/order_book.h"
#include "simulator/market/random_source.h"
#include "simulator/market/seoul_time.h"
#include "simulator/market/side.h"
#include "simulator/market/tape.h"
#include "simulator/market/timetable.h"
#include "simulator/market/volatility_interruption.h"

namespace kiwoom::simulator {

// One stock on both exchanges through its days. Whatever is read at one moment fits together: totals are the sums of
// the trades, the last price lies between low and high, all of them within the limits and on the price grid, and each
// trade is inside the spread that it leaves. Reads no clock and rolls its random only where it is given some.
class Stock {
 public:
  using Trade = Tape::Trade;

  // What somebody is about to do.
  struct Intention {
    Side side = Side::kBuy;
    int64_t wanted = 0;
  };

  // A day's sums.
  struct DayTotal {
    int64_t volume = 0;    // shares
    int64_t turnover = 0;  // won
  };

  // Both exchanges are closed.
  Stock(const Instrument& instrument, absl::CivilDay day, uint64_t seed);

  // Yesterday's close is the base price from now on. A fund does it before whatever it follows.
  void BeginDay(absl::CivilDay day);
  void Enter(Exchange exchange, Phase phase, absl::Time time, RandomSource& random);
  // Of one exchange. Interrupted, KRX collects orders and NXT rests.
  Phase phase(Exchange exchange) const;
  bool trades_on(Exchange exchange) const { return phase(exchange) == Phase::kContinuous; }
  bool is_listed(Exchange exchange) const;

  // A trade as they come: mostly small, drawn back towards the anchor.
  Intention Intend(Exchange exchange, RandomSource& random) const;
  // What it would trade at first; 0: nobody is there.
  int64_t NextPrice(Side side) const { return book_.best(Exchange::kBoth, Opposite(side)).price; }
  // One trade at the best price of the other side. Nothing happens at a limit where nobody stands on that side.
  std::optional<Trade> Take(Exchange exchange, const Intention& intention, absl::Time time, RandomSource& random);
  Trade TradeAtClose(absl::Time time, RandomSource& random);
  void NoteProgram(Exchange exchange);
  void PublishBrokers(Exchange exchange);
  // The book changes, and nothing trades.
  void ReviseBook(Exchange exchange, absl::Time time, RandomSource& random);
  // Of a fund: what has become today of what its shares were worth, of `whole`. Whoever reads what they are worth reads
  // this first, and quotes and prices follow it.
  void Follow(std::function<int64_t()> move, int64_t whole) { move_ = std::move(move), whole_ = whole; }
  void QuoteAroundNav(absl::Time time, RandomSource& random);

  // One more order in the auction that runs there.
  void Collect(Exchange exchange, absl::Time time, RandomSource& random);
  // On KRX.
  void JoinAuction(int64_t quantity) { mutable_auction(Exchange::kKrx).quantity += quantity; }
  // Everything that was collected trades, at least this much.
  Trade Uncross(Exchange exchange, absl::Time time, int64_t at_least, RandomSource& random);

  // The interruption that a trade at `price` would be, for an order that came when `reference` was the dynamic one;
  // nothing when both bands hold.
  std::optional<VolatilityInterruption> InterruptionAt(int64_t price, int64_t reference, absl::Time time) const;
  void Interrupt(const VolatilityInterruption& interruption, RandomSource& random);
  // Ends the interruption; its auction remains to be uncrossed, or to become part of a greater one.
  void Release(absl::Time time);
  const std::optional<VolatilityInterruption>& interruption() const { return interruption_; }
  bool is_interrupted() const { return interruption_ && !interruption_->is_released(); }

  const Instrument& instrument() const { return instrument_; }
  absl::CivilDay day() const { return day_; }
  int64_t base_price() const { return base_price_; }
  // What it traded the day before, there or on both.
  const DayTotal& previous_day(Exchange exchange) const { return previous_days_[static_cast<size_t>(exchange)]; }
  int64_t upper_limit() const { return limits_.upper; }
  int64_t lower_limit() const { return limits_.lower; }
  // Of KRX, or the base price.
  int64_t price() const { return tape(Exchange::kKrx).price(); }
  // What the dynamic band of an order that comes now is laid around: the last price; of a fund, whose last trade may be
  // long ago, what it is worth.
  int64_t dynamic_reference() const { return is_fund() ? nav() / 100 : price(); }
  bool is_fund() const { return instrument_.kind == InstrumentKind::kEtf; }
  // Of a fund, in hundredths of a won; else 0.
  int64_t nav() const;
  int64_t previous_nav() const { return previous_nav_; }
  const Tape& tape(Exchange exchange) const { return tapes_[static_cast<size_t>(exchange)]; }
  const OrderBook& book() const { return book_; }
  OrderBook& book() { return book_; }
  absl::Time quoted_at() const { return quoted_at_; }
  // The one that runs there, or the last one; of both exchanges whichever runs, or was the later one.
  Auction auction(Exchange exchange) const;
  const std::vector<DayBar>& past_year() const { return past_year_; }

 private:
  Auction& mutable_auction(Exchange exchange) { return auctions_[static_cast<size_t>(exchange)]; }
  DayTotal& mutable_previous_day(Exchange exchange) { return previous_days_[static_cast<size_t>(exchange)]; }
  Tape& mutable_tape(Exchange exchange) { return tapes_[static_cast<size_t>(exchange)]; }
  int64_t anchor() const { return is_fund() ? nav() / 100 : base_price_; }
  void Record(Exchange exchange, const Trade& trade, RandomSource& random);
  void StartAuction(Exchange exchange, int64_t quantity, absl::Time time);

  const Instrument& instrument_;
  std::vector<DayBar> past_year_;
  absl::CivilDay day_;
  int64_t base_price_;
  std::array<DayTotal, 3> previous_days_;
  Tape::Limits limits_;
  int64_t static_reference_;
  int64_t previous_nav_;
  std::function<int64_t()> move_;
  int64_t whole_ = 1;
  std::array<Phase, kExchanges.size()> phases_ = {};
  std::array<Tape, 3> tapes_;
  OrderBook book_;
  std::array<Auction, kExchanges.size()> auctions_;
  absl::Time quoted_at_ = absl::InfinitePast();
  std::optional<VolatilityInterruption> interruption_;  // the last one of the day
};

}  // namespace kiwoom::simulator
