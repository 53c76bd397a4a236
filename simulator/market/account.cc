#include "simulator/market/account.h"

namespace kiwoom::simulator {

const Order& Account::Place(const Stock& stock, absl::Time time, Dice& dice) {
  Position& position = positions_[&stock];
  position.stock = &stock;
  position_ = position;
  order_ = Order{};
  order_.number = ++last_order_;
  order_.stock = &stock;
  order_.side = position.quantity > 0 && dice.Chance(0.5) ? Side::kSell : Side::kBuy;
  order_.quantity = order_.side == Side::kSell ? dice.Between(1, position.quantity) : dice.Between(1, 30);
  order_.time = time;
  return order_;
}

void Account::Fill(const Stock::Trade& trade) {
  order_.filled += trade.quantity;
  order_.filled_amount += trade.quantity * trade.price;
  order_.time = trade.time;
  order_.execution_number = ++last_execution_;
  order_.execution_price = trade.price;
  order_.execution_quantity = trade.quantity;

  Position& position = positions_[order_.stock];
  if (order_.side == Side::kBuy) {
    position.quantity += trade.quantity;
    position.cost += trade.quantity * trade.price;
    position.day_net_buy += trade.quantity;
  } else {
    const int64_t cost = position.average_price() * trade.quantity;
    position.quantity -= trade.quantity;
    position.cost = position.quantity == 0 ? 0 : position.cost - cost;
    position.day_net_buy -= trade.quantity;
    position.day_sell_profit += trade.quantity * trade.price - cost;
    position.day_sold_cost += cost;
    sold_turnover_ += trade.quantity * trade.price;
  }
  position_ = position;
  turnover_ += trade.quantity * trade.price;
}

}  // namespace kiwoom::simulator
