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

// One stock on both exchanges through its days. Its values are always consistent: totals are the sums of the trades,
// the last price lies between low and high, all prices are within the limits and on the price grid, and each trade is
// inside the spread that it leaves. Has no clock, and randomness only from the given sources.
class Stock {
 public:
  using Trade = Tape::Trade;

  // An intended trade.
  struct Intention {
    Side side = Side::kBuy;
    int64_t wanted = 0;
  };

  // The totals of a day.
  struct DayTotal {
    int64_t volume = 0;    // shares
    int64_t turnover = 0;  // won
  };

  // Starts with both exchanges closed.
  Stock(const Instrument& instrument, absl::CivilDay day, uint64_t seed);

  // Yesterday's close becomes the base price. Must be called for a fund before its index.
  void BeginDay(absl::CivilDay day);
  void Enter(Exchange exchange, Phase phase, absl::Time time, RandomSource& random);
  // The phase on one exchange. During an interruption KRX collects orders and NXT is closed.
  Phase phase(Exchange exchange) const;
  bool trades_on(Exchange exchange) const { return phase(exchange) == Phase::kContinuous; }
  bool is_listed(Exchange exchange) const;

  // A typical trade: mostly small, drawn towards the anchor.
  Intention Intend(Exchange exchange, RandomSource& random) const;
  // The price of the next trade of that side; 0 if there is no counterparty.
  int64_t NextPrice(Side side) const { return book_.best(Exchange::kBoth, Opposite(side)).price; }
  // Trades once at the best price of the other side. Does nothing at a limit where that side is empty.
  std::optional<Trade> Take(Exchange exchange, const Intention& intention, absl::Time time, RandomSource& random);
  Trade TradeAtClose(absl::Time time, RandomSource& random);
  void NoteProgram(Exchange exchange);
  void PublishBrokers(Exchange exchange);
  // Changes the book without a trade.
  void ReviseBook(Exchange exchange, absl::Time time, RandomSource& random);
  // For a fund: `move` returns today's value of a share relative to its base, in units of 1 / `whole`. NAV, quotes and
  // prices follow it.
  void Follow(std::function<int64_t()> move, int64_t whole) { move_ = std::move(move), whole_ = whole; }
  void QuoteAroundNav(absl::Time time, RandomSource& random);

  // Adds an order to the running auction there.
  void Collect(Exchange exchange, absl::Time time, RandomSource& random);
  // On KRX.
  void JoinAuction(int64_t quantity) { mutable_auction(Exchange::kKrx).quantity += quantity; }
  // Trades everything that was collected, but at least this quantity.
  Trade Uncross(Exchange exchange, absl::Time time, int64_t at_least, RandomSource& random);

  // The interruption that a trade at `price` would cause, for an order that arrived when `reference` was the dynamic
  // reference; nothing if it stays within both bands.
  std::optional<VolatilityInterruption> InterruptionAt(int64_t price, int64_t reference, absl::Time time) const;
  void Interrupt(const VolatilityInterruption& interruption, RandomSource& random);
  // Ends the interruption. Its auction remains to be uncrossed or absorbed by a market auction.
  void Release(absl::Time time);
  const std::optional<VolatilityInterruption>& interruption() const { return interruption_; }
  bool is_interrupted() const { return interruption_ && !interruption_->is_released(); }

  const Instrument& instrument() const { return instrument_; }
  absl::CivilDay day() const { return day_; }
  int64_t base_price() const { return base_price_; }
  // The totals of the previous day, on one exchange or both.
  const DayTotal& previous_day(Exchange exchange) const { return previous_days_[static_cast<size_t>(exchange)]; }
  int64_t upper_limit() const { return limits_.upper; }
  int64_t lower_limit() const { return limits_.lower; }
  // The last price on KRX, or the base price.
  int64_t price() const { return tape(Exchange::kKrx).price(); }
  // The centre of the dynamic band for an order that arrives now: the last price. For a fund, whose last trade may be
  // long ago, its NAV.
  int64_t dynamic_reference() const { return is_fund() ? nav() / 100 : price(); }
  bool is_fund() const { return instrument_.kind == InstrumentKind::kEtf; }
  // The NAV of a fund in hundredths of a won; otherwise 0.
  int64_t nav() const;
  int64_t previous_nav() const { return previous_nav_; }
  const Tape& tape(Exchange exchange) const { return tapes_[static_cast<size_t>(exchange)]; }
  const OrderBook& book() const { return book_; }
  OrderBook& book() { return book_; }
  absl::Time quoted_at() const { return quoted_at_; }
  // The running auction, or the last one. For kBoth: the running one or the later one.
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
  std::optional<VolatilityInterruption> interruption_;  // the last one today
};

}  // namespace kiwoom::simulator
