#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/market/instrument.h"
#include "simulator/market/random_source.h"
#include "simulator/market/side.h"

namespace kiwoom::simulator {

// What each house bought and sold of one stock today. Every trade has a house on either side, so that both totals are
// the stock's volume.
class BrokerRanking {
 public:
  struct Rank {
    const BrokerHouse* house;
    int64_t quantity;
    int64_t change;  // since the ranking was published last
  };

  // Who traded with whom, as in BrokerHouses().
  struct Houses {
    size_t buyer = 0;
    size_t seller = 0;
  };
  static Houses SomeHouses(RandomSource& random);

  BrokerRanking();

  void AddTrade(int64_t quantity, const Houses& houses);

  // The houses with the largest quantity first.
  std::vector<Rank> Ranked(Side side) const;

  int64_t foreign(Side side) const;
  int64_t foreign_change(Side side) const;

  // Changes count from here on.
  void Publish();

 private:
  struct Tally {
    int64_t quantity = 0;
    int64_t published = 0;
  };

  const std::vector<Tally>& tallies(Side side) const { return side == Side::kBuy ? bought_ : sold_; }

  std::vector<Tally> bought_;  // by house, as in BrokerHouses()
  std::vector<Tally> sold_;
};

}  // namespace kiwoom::simulator
