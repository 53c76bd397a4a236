#pragma once

#include <cstdint>
#include <vector>

#include "simulator/market/dice.h"
#include "simulator/market/side.h"
#include "simulator/market/tick_size.h"

namespace kiwoom::simulator {

// Up to ten asks and ten bids of one stock, one tick apart, within the day's limits. A side is shorter near its
// limit, and empty at it. The best bid is always below the best ask.
class OrderBook {
 public:
  static constexpr int kLevels = 10;

  struct Level {
    int64_t price = 0;
    int64_t quantity = 0;
    int64_t change = 0;  // of the quantity at this rank, since the state before
  };

  struct Fill {
    int64_t price = 0;
    int64_t quantity = 0;
  };

  struct Prices {
    InstrumentKind kind;
    int64_t lower_limit;
    int64_t upper_limit;
    int64_t typical_quantity;  // of a level
  };

  OrderBook(const Prices& prices, int64_t last_price, Dice& dice);

  // Takes from the best level of the other side, at most what stands there. Who empties a level leaves a level of his
  // own side at its price, so that the last price stays inside the spread. Nothing when that side is empty.
  Fill Take(Side side, int64_t wanted, Dice& dice);

  // Somebody changes his mind: one level of either side gets another quantity.
  void Revise(Dice& dice);

  // Best first. A buyer takes asks: `side` names who stands in the book, kSell for the asks.
  const std::vector<Level>& levels(Side side) const { return side == Side::kSell ? asks_ : bids_; }
  Level best(Side side) const { return levels(side).empty() ? Level{} : levels(side).front(); }
  int64_t total(Side side) const;
  int64_t total_change(Side side) const { return side == Side::kSell ? ask_change_ : bid_change_; }

 private:
  std::vector<Level>& mutable_levels(Side side) { return side == Side::kSell ? asks_ : bids_; }
  // The price one rank behind, 0 beyond the limit.
  int64_t PriceBehind(Side side, int64_t price) const;
  int64_t SomeQuantity(Dice& dice) const;
  void FillUp(Side side, Dice& dice);
  void NoteChanges(const std::vector<Level>& asks_before, const std::vector<Level>& bids_before);

  Prices prices_;
  std::vector<Level> asks_;
  std::vector<Level> bids_;
  int64_t ask_change_ = 0;
  int64_t bid_change_ = 0;
};

}  // namespace kiwoom::simulator
