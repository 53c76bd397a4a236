#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "simulator/market/order.h"
#include "simulator/market/side.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// An account's position in one stock.
struct StockPosition {
  const Stock* stock = nullptr;
  int64_t quantity = 0;
  int64_t cost = 0;             // won, of the held quantity
  int64_t day_net_buy = 0;      // shares
  int64_t day_sell_profit = 0;  // won
  int64_t day_sold_cost = 0;    // won, of the shares sold today

  int64_t average_price() const { return quantity == 0 ? 0 : cost / quantity; }
};

// The books of one account: its orders and positions. Independent of the market.
class Account {
 public:
  explicit Account(std::string number) : number_(std::move(number)) {}

  const std::string& number() const { return number_; }

  // Resets day totals and forgets yesterday's orders; positions stay.
  void BeginDay();

  // Adds `draft` as the newest order.
  Order& Enter(Order draft);
  void Fill(Order& order, int64_t price, int64_t quantity, absl::Time time);
  // Selects the order that order() returns.
  void Show(const Order& order);

  // Today's orders by number; of the finished ones only the last thousand.
  std::map<int64_t, Order>& orders() { return orders_; }
  const std::map<int64_t, Order>& orders() const { return orders_; }
  const std::map<const Stock*, StockPosition>& positions() const { return positions_; }
  // Shares that are not in open sell orders.
  int64_t orderable(const Stock& stock) const;

  // The order that changed last, and the position in its stock.
  const Order& order() const { return shown_; }
  const StockPosition& position() const { return position_; }

  static constexpr size_t kMostOrders = 1'000;

  int64_t day_commission() const { return turnover_ * 15 / 100'000; }
  int64_t day_tax() const { return sold_turnover_ * 15 / 10'000; }

 private:
  std::string number_;
  int64_t last_execution_ = 0;
  std::map<int64_t, Order> orders_;
  std::map<const Stock*, StockPosition> positions_;
  Order shown_;
  StockPosition position_;
  int64_t turnover_ = 0;
  int64_t sold_turnover_ = 0;
};

}  // namespace kiwoom::simulator
