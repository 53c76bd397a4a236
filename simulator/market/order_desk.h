#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/account.h"
#include "simulator/market/order.h"
#include "simulator/market/random_source.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// Executes the orders of all accounts on KRX. Each is received or refused, trades against the book as far as its price
// allows, queues behind the others at its price, and ends executed or canceled. In an auction all orders wait for its
// price. Unexecuted orders are canceled when KRX closes.
class OrderDesk {
 public:
  struct Callbacks {
    // The order() of its account has changed; if `executed`, its position() has too.
    std::function<void(const Order& order, bool executed)> order;
    std::function<void(Stock& stock)> trade;
    // The next trade of the stock would leave a band. The stock must be interrupted when this returns.
    std::function<void(Stock& stock, const VolatilityInterruption& interruption)> interrupt;
  };

  // `account` is the number of the first account.
  OrderDesk(std::string account, Callbacks callbacks) : callbacks_(std::move(callbacks)) {
    accounts_.emplace_back(std::move(account));
  }

  // Opens one more account, whose number follows that of the last.
  void OpenAccount();

  void BeginDay() {
    for (Account& account : accounts_) account.BeginDay();
  }

  // Returns the resulting order.
  Order Place(Stock& stock, const OrderRequest& request, absl::Time time, RandomSource& random);
  // Refused if there is nothing to cancel.
  Order Cancel(Stock& stock, size_t account, int64_t number, absl::Time time);

  // A trade on KRX: resting orders at that price may have been part of it.
  void OnTrade(Stock& stock, const Stock::Trade& trade);
  // An auction begins: earlier orders wait for its price.
  void OnAuction(Stock& stock);
  // KRX closes.
  void OnClosed(Stock& stock, absl::Time time);
  // The quantity that orders add to an auction that ends now, and their share of it.
  int64_t QuantityAt(const Stock& stock, int64_t price) const;
  void OnUncrossed(Stock& stock, const Stock::Trade& trade);

  const Account& account(size_t index) const { return accounts_[index]; }

 private:
  // The orders of all accounts that wait for a trade in the stock, the oldest first.
  std::vector<Order*> Waiting(const Stock& stock);
  Order& Enter(Order draft);
  Order Refuse(Order draft, std::string_view reason);
  void Execute(Stock& stock, Order& order, absl::Time time, RandomSource& random);
  void Fill(Order& order, const Stock::Trade& trade, int64_t quantity);
  void Report(const Order& order);
  void Withdraw(Order& order, absl::Time time);
  // The unfilled part joins the auction, or rests in the book at its price.
  void Wait(Stock& stock, Order& order);
  void Leave(Stock& stock, Order& order);

  std::deque<Account> accounts_;
  int64_t last_order_ = 0;
  const Callbacks callbacks_;
};

}  // namespace kiwoom::simulator
