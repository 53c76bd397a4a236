#pragma once

#include <cstdint>
#include <optional>

#include "absl/time/time.h"
#include "simulator/market/broker_ranking.h"
#include "simulator/market/program_trading.h"
#include "simulator/market/side.h"

namespace kiwoom::simulator {

// The trades of one stock in one day, on one exchange or on both, with their totals.
class Tape {
 public:
  struct Trade {
    absl::Time time;
    std::optional<Side> side;  // the aggressor; none in an auction
    int64_t price = 0;
    int64_t quantity = 0;
  };

  // The day's totals by aggressor.
  struct Tally {
    int64_t volume = 0;
    int64_t trades = 0;
  };

  struct Limits {
    int64_t lower = 0;
    int64_t upper = 0;
  };

  // Starts without trades: the price is the base price, and open, high and low are zero.
  Tape(int64_t base_price, const Limits& limits) : base_price_(base_price), limits_(limits) {}

  void Record(const Trade& trade, const BrokerRanking::Houses& houses);
  // Marks the last trade as a program trade.
  void NoteProgram();
  // Restarts the count of changes in the ranking.
  void PublishBrokers() { brokers_.Publish(); }

  bool traded() const { return volume_ > 0; }
  int64_t price() const { return traded() ? last_.price : base_price_; }
  const Trade& last() const { return last_; }
  int64_t open() const { return open_; }
  int64_t high() const { return high_; }
  int64_t low() const { return low_; }
  // Infinite past if not today. A limit's time is that of the first trade at it.
  absl::Time opened_at() const { return opened_at_; }
  absl::Time high_at() const { return high_at_; }
  absl::Time low_at() const { return low_at_; }
  absl::Time upper_limit_at() const { return upper_limit_at_; }
  absl::Time lower_limit_at() const { return lower_limit_at_; }

  int64_t volume() const { return volume_; }      // shares
  int64_t turnover() const { return turnover_; }  // won
  const Tally& tally(Side side) const { return side == Side::kBuy ? bought_ : sold_; }
  const ProgramTrading& program() const { return program_; }
  const BrokerRanking& brokers() const { return brokers_; }

 private:
  int64_t base_price_;
  Limits limits_;
  Trade last_;
  int64_t open_ = 0;
  int64_t high_ = 0;
  int64_t low_ = 0;
  absl::Time opened_at_ = absl::InfinitePast();
  absl::Time high_at_ = absl::InfinitePast();
  absl::Time low_at_ = absl::InfinitePast();
  absl::Time upper_limit_at_ = absl::InfinitePast();
  absl::Time lower_limit_at_ = absl::InfinitePast();
  int64_t volume_ = 0;
  int64_t turnover_ = 0;
  Tally bought_;
  Tally sold_;
  ProgramTrading program_;
  BrokerRanking brokers_;
};

}  // namespace kiwoom::simulator
