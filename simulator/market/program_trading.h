#pragma once

#include <cstdint>

#include "simulator/market/side.h"

namespace kiwoom::simulator {

// What programs bought and sold of one stock today, and by how much the last of their trades moved the net.
class ProgramTrading {
 public:
  struct Tally {
    int64_t volume = 0;
    int64_t turnover = 0;
  };

  void AddTrade(Side side, int64_t quantity, int64_t price) {
    Tally& tally = side == Side::kBuy ? bought_ : sold_;
    tally.volume += quantity;
    tally.turnover += quantity * price;
    const int64_t sign = side == Side::kBuy ? 1 : -1;
    last_change_ = {sign * quantity, sign * quantity * price};
  }

  const Tally& tally(Side side) const { return side == Side::kBuy ? bought_ : sold_; }
  Tally net() const { return {bought_.volume - sold_.volume, bought_.turnover - sold_.turnover}; }
  const Tally& last_change() const { return last_change_; }

 private:
  Tally bought_;
  Tally sold_;
  Tally last_change_;
};

}  // namespace kiwoom::simulator
