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

// Takes the account's orders to KRX and brings back what becomes of them: each is received or refused, executes against
// the book as far as its price allows, waits behind the others of its price, and ends executed or canceled. In an
// auction all of them wait for its price. What is not executed when KRX closes is canceled.
class OrderDesk {
 public:
  struct Told {
    // Something happened to account().order(); `executed`: it executed, and account().position() has changed.
    std::function<void(const Order& order, bool executed)> order;
    std::function<void(Stock& stock)> trade;
    // The next trade of the stock would leave a band; it is interrupted when this returns.
    std::function<void(Stock& stock, const VolatilityInterruption& interruption)> interrupt;
  };

  OrderDesk(std::string account, Told told) : account_(std::move(account)), told_(std::move(told)) {}

  void BeginDay() { account_.BeginDay(); }

  // Returns the order as it is then.
  Order Place(Stock& stock, const OrderRequest& request, absl::Time time, RandomSource& random);
  // Refused when there is nothing to cancel.
  Order Cancel(Stock& stock, int64_t number, absl::Time time);

  // Somebody traded on KRX: orders that were left at that price may have been part of it.
  void OnTrade(Stock& stock, const Stock::Trade& trade);
  // An auction begins: orders that came before it wait for it.
  void OnAuction(Stock& stock);
  // KRX closes.
  void OnClosed(Stock& stock, absl::Time time);
  // What orders add to an auction that ends now, and what they get of it.
  int64_t QuantityAt(const Stock& stock, int64_t price) const;
  void OnUncrossed(Stock& stock, const Stock::Trade& trade);

  const Account& account() const { return account_; }

 private:
  Order Refuse(Order draft, std::string_view reason);
  void Execute(Stock& stock, Order& order, absl::Time time, RandomSource& random);
  void Fill(Order& order, const Stock::Trade& trade, int64_t quantity);
  void Tell(const Order& order);
  void Withdraw(Order& order, absl::Time time);
  // Whatever is unfilled of it joins the auction, or stands in the book where its price lets it.
  void Wait(Stock& stock, Order& order);
  void Leave(Stock& stock, Order& order);

  Account account_;
  const Told told_;
};

}  // namespace kiwoom::simulator
