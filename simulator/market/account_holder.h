#pragma once

#include <cstddef>
#include <cstdint>

#include "simulator/market/order.h"
#include "simulator/market/securities.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// Places the orders of one account: random ones until the first manual one.
class AccountHolder {
 public:
  // The references outlive it; `index` is that of the account at the desk.
  AccountHolder(TradingFloor& floor, const Securities& securities, size_t index)
      : floor_(floor), securities_(securities), index_(index) {}

  // Places a random order or cancels an open one. Does nothing after GiveWay.
  void Act();
  // Ends random orders.
  void GiveWay() { orders_by_hand_ = true; }

  // Places a manual order. Before the first one, open random orders are canceled. Returns the resulting order.
  Order Place(Stock& stock, const OrderRequest& request);
  // Cancels an existing order.
  Order Cancel(int64_t number);

  const Account& account() const { return floor_.desk().account(index_); }

 private:
  Order Send(Stock& stock, OrderRequest request);

  TradingFloor& floor_;
  const Securities& securities_;
  const size_t index_;
  bool orders_by_hand_ = false;
};

}  // namespace kiwoom::simulator
