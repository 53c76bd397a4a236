#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/market/instrument.h"
#include "simulator/market/random_source.h"
#include "simulator/market/side.h"

namespace kiwoom::simulator {

// Today's purchases and sales of one stock by broker. Every trade has a broker on either side, so both totals equal the
// stock's volume.
class BrokerRanking {
 public:
  struct Rank {
    const BrokerHouse* house;
    int64_t quantity;
    int64_t change;  // since the last Publish
  };

  // Buyer and seller, as indices into BrokerHouses().
  struct Houses {
    size_t buyer = 0;
    size_t seller = 0;
  };
  static Houses SomeHouses(RandomSource& random);

  BrokerRanking();

  void AddTrade(int64_t quantity, const Houses& houses);

  // Brokers by quantity, largest first.
  std::vector<Rank> Ranked(Side side) const;

  int64_t foreign(Side side) const;
  int64_t foreign_change(Side side) const;

  // Restarts the count of changes.
  void Publish();

 private:
  struct Tally {
    int64_t quantity = 0;
    int64_t published = 0;
  };

  const std::vector<Tally>& tallies(Side side) const { return side == Side::kBuy ? bought_ : sold_; }

  std::vector<Tally> bought_;  // indexed like BrokerHouses()
  std::vector<Tally> sold_;
};

}  // namespace kiwoom::simulator
