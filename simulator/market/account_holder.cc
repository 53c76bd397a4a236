#include "simulator/market/account_holder.h"

#include <utility>
#include <vector>

namespace kiwoom::simulator {

void AccountHolder::Act() {
  if (orders_by_hand_) return;
  RandomSource& random = floor_.random();
  for (const auto& [number, order] : account().orders()) {
    if (!order.is_open() || !random.Chance(0.5)) continue;
    Cancel(number);
    return;
  }
  Stock& stock = securities_.AnyStock(random);
  if (!stock.trades_on(Exchange::kKrx)) return;
  const int64_t orderable = account().orderable(stock);
  OrderRequest request{.side = orderable > 0 && random.Chance(0.5) ? Side::kSell : Side::kBuy};
  request.quantity = request.side == Side::kSell ? random.Between(1, orderable) : random.Between(1, 30);
  // Most orders are at the market; some wait at the best price of their own side.
  if (random.Chance(0.3)) request.price = stock.book().best(Exchange::kKrx, Opposite(request.side)).price;
  Send(stock, request);
}

Order AccountHolder::Place(Stock& stock, const OrderRequest& request) {
  if (!std::exchange(orders_by_hand_, true)) {
    std::vector<int64_t> open;
    for (const auto& [number, order] : account().orders()) {
      if (order.is_open()) open.push_back(number);
    }
    for (const int64_t number : open) Cancel(number);
  }
  return Send(stock, request);
}

Order AccountHolder::Cancel(int64_t number) {
  Stock& stock = *securities_.FindStock(account().orders().at(number).stock->instrument().code);
  Order canceled = floor_.desk().Cancel(stock, index_, number, floor_.now());
  floor_.ReportBook(stock);
  return canceled;
}

Order AccountHolder::Send(Stock& stock, OrderRequest request) {
  request.account = index_;
  Order placed = floor_.desk().Place(stock, request, floor_.now(), floor_.random());
  floor_.ReportBook(stock);
  return placed;
}

}  // namespace kiwoom::simulator
