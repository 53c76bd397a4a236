#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "absl/time/time.h"
#include "simulator/market/dice.h"
#include "simulator/market/side.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// One order of the account, after the last thing that happened to it.
struct Order {
  int64_t number = 0;
  const Stock* stock = nullptr;
  Side side = Side::kBuy;
  int64_t quantity = 0;
  int64_t filled = 0;
  int64_t filled_amount = 0;  // won
  absl::Time time;
  // Of the last execution; zero while it only stands.
  int64_t execution_number = 0;
  int64_t execution_price = 0;
  int64_t execution_quantity = 0;

  int64_t unfilled() const { return quantity - filled; }
};

// What the account holds of one stock.
struct Position {
  const Stock* stock = nullptr;
  int64_t quantity = 0;
  int64_t cost = 0;               // won, of the quantity
  int64_t day_net_buy = 0;        // shares
  int64_t day_sell_profit = 0;    // won
  int64_t day_sold_cost = 0;      // won, of what was sold today

  int64_t average_price() const { return quantity == 0 ? 0 : cost / quantity; }
};

// The account of the token: somebody who places one market order after the other, each filled in a few executions by
// trades of the market.
class Account {
 public:
  explicit Account(std::string number) : number_(std::move(number)) {}

  const std::string& number() const { return number_; }

  bool has_open_order() const { return order_.stock != nullptr && order_.unfilled() > 0; }
  const Order& Place(const Stock& stock, absl::Time time, Dice& dice);
  // `trade` was ours.
  void Fill(const Stock::Trade& trade);

  const Order& order() const { return order_; }
  // Of the order's stock.
  const Position& position() const { return position_; }
  int64_t day_commission() const { return turnover_ * 15 / 100'000; }
  int64_t day_tax() const { return sold_turnover_ * 15 / 10'000; }

 private:
  std::string number_;
  int64_t last_order_ = 0;
  int64_t last_execution_ = 0;
  Order order_;
  std::map<const Stock*, Position> positions_;
  Position position_;
  int64_t turnover_ = 0;
  int64_t sold_turnover_ = 0;
};

}  // namespace kiwoom::simulator
