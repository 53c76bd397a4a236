#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/broker_ranking.h"
#include "simulator/market/dice.h"
#include "simulator/market/history.h"
#include "simulator/market/instrument.h"
#include "simulator/market/order_book.h"
#include "simulator/market/program_trading.h"
#include "simulator/market/seoul_time.h"
#include "simulator/market/side.h"

namespace kiwoom::simulator {

// One stock through one day. Whatever is read at one moment fits together: totals are the sums of the trades, the last
// price lies inside the spread and between low and high, all of them within the limits and on the price grid.
class Stock {
 public:
  struct Trade {
    absl::Time time;
    std::optional<Side> side;  // the aggressor; an auction has none
    int64_t price = 0;
    int64_t quantity = 0;
  };

  // The day's totals of one aggressor.
  struct Tally {
    int64_t volume = 0;
    int64_t trades = 0;
  };

  // The opening auction has just traded at `opened`.
  Stock(const Instrument& instrument, absl::Time opened, uint64_t seed);

  // One trade at the best price of the other side. Nothing happens at a limit where nobody stands on that side.
  std::optional<Trade> TakeBest(Side side, int64_t wanted, absl::Time time, Dice& dice);
  // A trade as they come: mostly small, drawn back towards the base price.
  void TradeSomething(absl::Time time, Dice& dice);
  // The book changes, and nothing trades.
  void ReviseBook(absl::Time time, Dice& dice);
  // One more trade, and it is a program's.
  void TradeByProgram(absl::Time time, Dice& dice);

  const Instrument& instrument() const { return instrument_; }
  int64_t upper_limit() const { return upper_limit_; }
  int64_t lower_limit() const { return lower_limit_; }

  int64_t price() const { return last_.price; }
  const Trade& last_trade() const { return last_; }
  int64_t open() const { return open_; }
  int64_t high() const { return high_; }
  int64_t low() const { return low_; }
  absl::Time opened_at() const { return opened_at_; }
  absl::Time high_at() const { return high_at_; }
  absl::Time low_at() const { return low_at_; }
  // When a limit was reached first; infinite past: not today.
  absl::Time upper_limit_at() const { return upper_limit_at_; }
  absl::Time lower_limit_at() const { return lower_limit_at_; }

  int64_t volume() const { return volume_; }
  int64_t turnover() const { return turnover_; }
  const Tally& tally(Side side) const { return side == Side::kBuy ? bought_ : sold_; }

  const OrderBook& book() const { return book_; }
  absl::Time quoted_at() const { return quoted_at_; }
  const ProgramTrading& program() const { return program_; }
  BrokerRanking& brokers() { return brokers_; }
  const BrokerRanking& brokers() const { return brokers_; }
  const std::vector<DayBar>& past_year() const { return past_year_; }

 private:
  void Record(const Trade& trade);

  const Instrument& instrument_;
  const int64_t upper_limit_;
  const int64_t lower_limit_;
  std::vector<DayBar> past_year_;
  Dice opening_dice_;
  int64_t open_;
  OrderBook book_;
  Trade last_;
  int64_t high_;
  int64_t low_;
  absl::Time opened_at_;
  absl::Time high_at_;
  absl::Time low_at_;
  absl::Time upper_limit_at_ = absl::InfinitePast();
  absl::Time lower_limit_at_ = absl::InfinitePast();
  absl::Time quoted_at_;
  int64_t volume_ = 0;
  int64_t turnover_ = 0;
  Tally bought_;
  Tally sold_;
  ProgramTrading program_;
  BrokerRanking brokers_;
};

}  // namespace kiwoom::simulator
