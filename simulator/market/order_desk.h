#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/time/time.h"
#include "simulator/market/account.h"
#include "simulator/market/order.h"
#include "simulator/market/random_source.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// Executes the account's orders on KRX. Each is received or refused, trades against the book as far as its price
// allows, queues behind the others at its price, and ends executed or canceled. In an auction all orders wait for its
// price. Unexecuted orders are canceled when KRX closes.
class OrderDesk {
 public:
  struct Callbacks {
    // account().order() has changed; if `executed`, account().position() has too.
    std::function<void(const Order& order, bool executed)> order;
    std::function<void(Stock& stock)> trade;
    // The next trade of the stock would leave a band. The stock must be interrupted when this returns.
    std::function<void(Stock& stock, const VolatilityInterruption& interruption)> interrupt;
  };

  OrderDesk(std::string account, Callbacks callbacks)
      : account_(std::move(account)), callbacks_(std::move(callbacks)) {}

  void BeginDay() { account_.BeginDay(); }

  // Returns the resulting order.
  Order Place(Stock& stock, const OrderRequest& request, absl::Time time, RandomSource& random);
  // Refused if there is nothing to cancel.
  Order Cancel(Stock& stock, int64_t number, absl::Time time);

  // A trade on KRX: resting orders of the account at that price may have been part of it.
  void OnTrade(Stock& stock, const Stock::Trade& trade);
  // An auction begins: earlier orders wait for its price.
  void OnAuction(Stock& stock);
  // KRX closes.
  void OnClosed(Stock& stock, absl::Time time);
  // The quantity that orders add to an auction that ends now, and their share of it.
  int64_t QuantityAt(const Stock& stock, int64_t price) const;
  void OnUncrossed(Stock& stock, const Stock::Trade& trade);

  const Account& account() const { return account_; }

 private:
  Order Refuse(Order draft, std::string_view reason);
  void Execute(Stock& stock, Order& order, absl::Time time, RandomSource& random);
  void Fill(Order& order, const Stock::Trade& trade, int64_t quantity);
  void Report(const Order& order);
  void Withdraw(Order& order, absl::Time time);
  // The unfilled part joins the auction, or rests in the book at its price.
  void Wait(Stock& stock, Order& order);
  void Leave(Stock& stock, Order& order);

  Account account_;
  const Callbacks callbacks_;
};

}  // namespace kiwoom::simulator
