#pragma once

#include <cstdint>

#include "simulator/market/order.h"
#include "simulator/market/securities.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// Places the account's orders: random ones until the first manual one.
class AccountHolder {
 public:
  // Both arguments outlive it.
  AccountHolder(TradingFloor& floor, const Securities& securities) : floor_(floor), securities_(securities) {}

  // Places a random order or cancels an open one. Does nothing after GiveWay.
  void Act();
  // Ends random orders.
  void GiveWay() { orders_by_hand_ = true; }

  // Places a manual order. Before the first one, open random orders are canceled. Returns the resulting order.
  Order Place(Stock& stock, const OrderRequest& request);
  // Cancels an existing order.
  Order Cancel(int64_t number);

 private:
  const Account& account() const { return floor_.desk().account(); }
  Order Send(Stock& stock, const OrderRequest& request);

  TradingFloor& floor_;
  const Securities& securities_;
  bool orders_by_hand_ = false;
};

}  // namespace kiwoom::simulator
