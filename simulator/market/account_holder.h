#pragma once

#include <cstdint>

#include "simulator/market/order.h"
#include "simulator/market/securities.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// Who gives the account's orders: somebody does by chance, until the first one by hand.
class AccountHolder {
 public:
  // Both outlive it.
  AccountHolder(TradingFloor& floor, const Securities& securities) : floor_(floor), securities_(securities) {}

  // Places an order, or cancels one that is open; nothing, once orders are given by hand.
  void Act();
  // From now on the account has only orders by hand.
  void GiveWay() { orders_by_hand_ = true; }

  // By hand: before the first of them, the holder's own that are open are canceled. The order as it is then.
  Order Place(Stock& stock, const OrderRequest& request);
  // Of an order that there is.
  Order Cancel(int64_t number);

 private:
  const Account& account() const { return floor_.desk().account(); }
  Order Send(Stock& stock, const OrderRequest& request);

  TradingFloor& floor_;
  const Securities& securities_;
  bool orders_by_hand_ = false;
};

}  // namespace kiwoom::simulator
