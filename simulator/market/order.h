#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "simulator/market/side.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// A request for an order.
struct OrderRequest {
  Side side = Side::kBuy;
  std::string stock_code;
  int64_t quantity = 0;
  int64_t price = 0;   // 0: at the market
  size_t account = 0;  // whose, from 0
};

enum class OrderStatus { kReceived, kExecuted, kConfirmed, kCanceled, kRejected };

// An order of an account in its current state.
struct Order {
  int64_t number = 0;
  int64_t original = 0;  // for a cancellation: the canceled order
  size_t account = 0;    // whose, from 0
  const Stock* stock = nullptr;
  Side side = Side::kBuy;
  OrderStatus status = OrderStatus::kReceived;
  std::string_view reject_reason;
  int64_t quantity = 0;
  int64_t price = 0;  // 0: at the market
  int64_t filled = 0;
  int64_t filled_amount = 0;  // won
  int64_t withdrawn = 0;      // canceled or refused
  bool stands = false;        // its unfilled part is in the book
  absl::Time time;
  // The last execution; zero before the first.
  int64_t execution_number = 0;
  int64_t execution_price = 0;
  int64_t execution_quantity = 0;

  int64_t unfilled() const { return quantity - filled - withdrawn; }
  bool is_cancellation() const { return original != 0; }
  bool is_open() const { return unfilled() > 0 && !is_cancellation(); }
  // The worst price at which it may trade.
  int64_t limit() const {
    if (price != 0) return price;
    return side == Side::kBuy ? stock->upper_limit() : stock->lower_limit();
  }
  bool Accepts(int64_t traded_at) const { return side == Side::kBuy ? traded_at <= limit() : traded_at >= limit(); }
};

}  // namespace kiwoom::simulator
