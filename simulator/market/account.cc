#include "simulator/market/account.h"

#include <iterator>

namespace kiwoom::simulator {

void Account::BeginDay() {
  orders_.clear();
  turnover_ = sold_turnover_ = 0;
  for (auto& [stock, position] : positions_) {
    position.day_net_buy = position.day_sell_profit = position.day_sold_cost = 0;
  }
}

Order& Account::Enter(Order draft) {
  for (auto old = orders_.begin(); old != orders_.end() && orders_.size() >= kMostOrders;) {
    old = old->second.is_open() ? std::next(old) : orders_.erase(old);
  }
  Order& order = orders_[draft.number] = std::move(draft);
  positions_[order.stock].stock = order.stock;
  Show(order);
  return order;
}

void Account::Show(const Order& order) {
  shown_ = order;
  position_ = positions_[order.stock];
}

int64_t Account::orderable(const Stock& stock) const {
  const auto found = positions_.find(&stock);
  int64_t shares = found == positions_.end() ? 0 : found->second.quantity;
  for (const auto& [number, order] : orders_) {
    if (order.stock == &stock && order.side == Side::kSell && !order.is_cancellation()) shares -= order.unfilled();
  }
  return shares;
}

void Account::Fill(Order& order, int64_t price, int64_t quantity, absl::Time time) {
  order.status = OrderStatus::kExecuted;
  order.filled += quantity;
  order.filled_amount += quantity * price;
  order.time = time;
  order.execution_number = ++last_execution_;
  order.execution_price = price;
  order.execution_quantity = quantity;

  StockPosition& position = positions_[order.stock];
  if (order.side == Side::kBuy) {
    position.quantity += quantity;
    position.cost += quantity * price;
    position.day_net_buy += quantity;
  } else {
    const int64_t cost = quantity == position.quantity ? position.cost : position.average_price() * quantity;
    position.quantity -= quantity;
    position.cost -= cost;
    position.day_net_buy -= quantity;
    position.day_sell_profit += quantity * price - cost;
    position.day_sold_cost += cost;
    sold_turnover_ += quantity * price;
  }
  turnover_ += quantity * price;
  Show(order);
}

}  // namespace kiwoom::simulator
