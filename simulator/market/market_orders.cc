#include <utility>
#include <vector>

#include "simulator/market/market.h"

// The account's orders: those by hand, and somebody's who uses it until then.
namespace kiwoom::simulator {

void Market::UseAccount() {
  if (orders_by_hand_) return;
  for (const auto& [number, order] : account().orders()) {
    if (!order.is_open() || !random_.Chance(0.5)) continue;
    Cancel(number);
    return;
  }
  Stock& stock = SomeStock();
  if (!stock.trades_on(Exchange::kKrx)) return;
  const int64_t orderable = account().orderable(stock);
  OrderRequest request{.side = orderable > 0 && random_.Chance(0.5) ? Side::kSell : Side::kBuy};
  request.quantity = request.side == Side::kSell ? random_.Between(1, orderable) : random_.Between(1, 30);
  // Most pay what is asked; some wait at the best price of their own side.
  if (random_.Chance(0.3)) request.price = stock.book().best(Exchange::kKrx, Opposite(request.side)).price;
  desk_.Place(stock, request, now_, random_);
  TellBook(stock);
}

Order Market::Cancel(int64_t number) {
  Stock& stock = *MutableStock(account().orders().at(number).stock->instrument().code);
  Order canceled = desk_.Cancel(stock, number, now_);
  TellBook(stock);
  return canceled;
}

std::optional<Order> Market::PlaceOrder(const OrderRequest& request, absl::Time now, const Listener& listener) {
  Advance(now, listener);
  Stock* stock = MutableStock(request.stock_code);
  if (stock == nullptr) return std::nullopt;
  if (!std::exchange(orders_by_hand_, true)) {
    std::vector<int64_t> open;
    for (const auto& [number, order] : account().orders()) {
      if (order.is_open()) open.push_back(number);
    }
    for (const int64_t number : open) Cancel(number);
  }
  Order placed = desk_.Place(*stock, request, now_, random_);
  TellBook(*stock);
  QuoteFunds();
  return placed;
}

std::optional<Order> Market::CancelOrder(int64_t number, absl::Time now, const Listener& listener) {
  Advance(now, listener);
  if (!account().orders().contains(number)) return std::nullopt;
  Order canceled = Cancel(number);
  QuoteFunds();
  return canceled;
}

}  // namespace kiwoom::simulator
