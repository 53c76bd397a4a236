#pragma once

#include <cstdint>

#include "simulator/market/side.h"

namespace kiwoom::simulator {

// Today's program trading of one stock, and the change of the net by the last program trade. Sums are shown in million
// won, each truncated separately; net and change are computed from the shown values so that they add up.
class ProgramTrading {
 public:
  struct Tally {
    int64_t volume = 0;
    int64_t turnover = 0;
  };

  void AddTrade(Side side, int64_t quantity, int64_t price) {
    Tally& tally = side == Side::kBuy ? bought_ : sold_;
    const Tally before = net();
    tally.volume += quantity;
    tally.turnover += quantity * price;
    last_change_ = {net().volume - before.volume, net().turnover - before.turnover};
  }

  // Truncates to whole million won.
  static int64_t Cut(int64_t turnover) { return turnover - turnover % 1'000'000; }

  const Tally& tally(Side side) const { return side == Side::kBuy ? bought_ : sold_; }
  Tally net() const { return {bought_.volume - sold_.volume, Cut(bought_.turnover) - Cut(sold_.turnover)}; }
  const Tally& last_change() const { return last_change_; }

 private:
  Tally bought_;
  Tally sold_;
  Tally last_change_;
};

}  // namespace kiwoom::simulator
