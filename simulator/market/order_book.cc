#include "simulator/market/order_book.h"

#include <algorithm>

namespace kiwoom::simulator {
namespace {

using Levels = std::vector<OrderBook::Level>;

int64_t Sum(const Levels& levels) {
  int64_t sum = 0;
  for (const OrderBook::Level& level : levels) sum += level.quantity;
  return sum;
}

int64_t QuantityAt(const Levels& levels, size_t rank) { return rank < levels.size() ? levels[rank].quantity : 0; }

}  // namespace

OrderBook::OrderBook(const Prices& prices, int64_t last_price, Dice& dice) : prices_(prices) {
  bids_.push_back({last_price, SomeQuantity(dice)});
  if (const int64_t ask = PriceBehind(Side::kSell, last_price); ask != 0) asks_.push_back({ask, SomeQuantity(dice)});
  FillUp(Side::kSell, dice);
  FillUp(Side::kBuy, dice);
}

int64_t OrderBook::PriceBehind(Side side, int64_t price) const {
  const int64_t behind = side == Side::kSell ? TickAbove(prices_.kind, price) : TickBelow(prices_.kind, price);
  return behind > prices_.upper_limit || behind < prices_.lower_limit ? 0 : behind;
}

int64_t OrderBook::SomeQuantity(Dice& dice) const { return dice.Between(1, 2 * prices_.typical_quantity); }

void OrderBook::FillUp(Side side, Dice& dice) {
  Levels& levels = mutable_levels(side);
  while (!levels.empty() && levels.size() < kLevels) {
    const int64_t price = PriceBehind(side, levels.back().price);
    if (price == 0) return;
    levels.push_back({price, SomeQuantity(dice)});
  }
}

OrderBook::Fill OrderBook::Take(Side side, int64_t wanted, Dice& dice) {
  Levels& taken = mutable_levels(Opposite(side));
  if (taken.empty() || wanted <= 0) return {};
  const Levels asks_before = asks_;
  const Levels bids_before = bids_;

  const Fill fill = {taken.front().price, std::min(wanted, taken.front().quantity)};
  taken.front().quantity -= fill.quantity;
  if (taken.front().quantity == 0) {
    taken.erase(taken.begin());
    FillUp(Opposite(side), dice);
    Levels& own = mutable_levels(side);
    own.insert(own.begin(), {fill.price, SomeQuantity(dice)});
    if (own.size() > kLevels) own.pop_back();
  }
  NoteChanges(asks_before, bids_before);
  return fill;
}

void OrderBook::Revise(Dice& dice) {
  const Levels asks_before = asks_;
  const Levels bids_before = bids_;
  Levels& levels = dice.Chance(0.5) && !asks_.empty() ? asks_ : bids_.empty() ? asks_ : bids_;
  // Near the best price more happens.
  const auto deepest = dice.Between(0, static_cast<int64_t>(levels.size()) - 1);
  Level& level = levels[dice.Between(0, deepest)];
  const int64_t before = level.quantity;
  level.quantity = SomeQuantity(dice);
  if (level.quantity == before) ++level.quantity;
  NoteChanges(asks_before, bids_before);
}

int64_t OrderBook::total(Side side) const { return Sum(levels(side)); }

void OrderBook::NoteChanges(const Levels& asks_before, const Levels& bids_before) {
  for (size_t i = 0; i < asks_.size(); ++i) asks_[i].change = asks_[i].quantity - QuantityAt(asks_before, i);
  for (size_t i = 0; i < bids_.size(); ++i) bids_[i].change = bids_[i].quantity - QuantityAt(bids_before, i);
  ask_change_ = Sum(asks_) - Sum(asks_before);
  bid_change_ = Sum(bids_) - Sum(bids_before);
}

}  // namespace kiwoom::simulator
