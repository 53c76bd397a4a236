#include "simulator/market/order_desk.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace kiwoom::simulator {
namespace {

// Why the broker refuses an order; empty if it accepts it.
std::string_view Objection(const Stock& stock, const OrderRequest& request, int64_t orderable) {
  const Phase phase = stock.phase(Exchange::kKrx);
  if (phase == Phase::kClosed || phase == Phase::kClosingPrice) return "장운영시간이 아닙니다";
  if (request.quantity <= 0) return "주문수량을 확인하세요";
  if (request.price != 0) {
    const bool within = request.price >= stock.lower_limit() && request.price <= stock.upper_limit();
    if (!within) return "상하한가 범위를 벗어난 주문입니다";
    if (request.price % TickSize(stock.instrument().kind, request.price) != 0) return "호가단위를 확인하세요";
  }
  if (request.side == Side::kSell && request.quantity > orderable) return "매도가능수량이 부족합니다";
  return "";
}

bool Waits(const Order& order, const Stock& stock) { return order.stock == &stock && order.is_open(); }

}  // namespace

void OrderDesk::Report(const Order& order) {
  account_.Show(order);
  callbacks_.order(order, false);
}

Order OrderDesk::Refuse(Order draft, std::string_view reason) {
  draft.status = OrderStatus::kRejected;
  draft.reject_reason = reason;
  draft.withdrawn = draft.quantity;
  const Order& order = account_.Enter(std::move(draft));
  Report(order);
  return order;
}

Order OrderDesk::Place(Stock& stock, const OrderRequest& request, absl::Time time, RandomSource& random) {
  Order draft{
      .stock = &stock, .side = request.side, .quantity = request.quantity, .price = request.price, .time = time};
  const std::string_view objection = Objection(stock, request, account_.orderable(stock));
  if (!objection.empty()) return Refuse(std::move(draft), objection);
  Order& order = account_.Enter(std::move(draft));
  Report(order);
  if (stock.trades_on(Exchange::kKrx)) Execute(stock, order, time, random);
  if (order.unfilled() > 0) Wait(stock, order);
  return order;
}

void OrderDesk::Wait(Stock& stock, Order& order) {
  const Phase phase = stock.phase(Exchange::kKrx);
  if (phase == Phase::kCollecting) return;
  if (phase == Phase::kAuction && order.Accepts(stock.auction(Exchange::kKrx).price)) {
    stock.JoinAuction(order.unfilled());
  } else {
    Leave(stock, order);
  }
}

void OrderDesk::OnAuction(Stock& stock) {
  for (auto& [number, order] : account_.orders()) {
    if (Waits(order, stock) && !order.stands) Wait(stock, order);
  }
}

void OrderDesk::OnClosed(Stock& stock, absl::Time time) {
  for (auto& [number, order] : account_.orders()) {
    if (Waits(order, stock)) Withdraw(order, time);
  }
}

void OrderDesk::Execute(Stock& stock, Order& order, absl::Time time, RandomSource& random) {
  const int64_t reference = stock.dynamic_reference();
  while (order.unfilled() > 0) {
    const int64_t price = stock.NextPrice(order.side);
    if (price == 0 || !order.Accepts(price)) return;
    if (const auto interruption = stock.InterruptionAt(price, reference, time)) {
      return callbacks_.interrupt(stock, *interruption);
    }
    const auto trade = stock.Take(Exchange::kKrx, {order.side, order.unfilled()}, time, random);
    if (!trade) return;
    callbacks_.trade(stock);
    Fill(order, *trade, trade->quantity);
    OnTrade(stock, *trade);
  }
}

void OrderDesk::Fill(Order& order, const Stock::Trade& trade, int64_t quantity) {
  account_.Fill(order, trade.price, quantity, trade.time);
  callbacks_.order(order, true);
}

void OrderDesk::Leave(Stock& stock, Order& order) {
  order.stands = true;
  stock.book().Leave(order.side, order.limit(), order.unfilled());
}

void OrderDesk::OnTrade(Stock& stock, const Stock::Trade& trade) {
  if (!trade.side) return;
  const Side side = Opposite(*trade.side);
  const int64_t left = stock.book().left(side, trade.price);
  // The account's orders are behind all others, so a trade reaches them only after consuming the others.
  int64_t taken = left - std::min(left, stock.book().quantity_at(Exchange::kKrx, side, trade.price));
  for (auto& [number, order] : account_.orders()) {
    if (taken == 0) return;
    if (!Waits(order, stock) || !order.stands || order.side != side || order.limit() != trade.price) continue;
    const int64_t quantity = std::min(taken, order.unfilled());
    stock.book().Forget(side, trade.price, quantity);
    taken -= quantity;
    Fill(order, trade, quantity);
  }
}

int64_t OrderDesk::QuantityAt(const Stock& stock, int64_t price) const {
  int64_t bought = 0;
  int64_t sold = 0;
  for (const auto& [number, order] : account_.orders()) {
    if (Waits(order, stock) && order.Accepts(price)) (order.side == Side::kBuy ? bought : sold) += order.unfilled();
  }
  return std::max(bought, sold);
}

void OrderDesk::OnUncrossed(Stock& stock, const Stock::Trade& trade) {
  for (auto& [number, order] : account_.orders()) {
    if (!Waits(order, stock)) continue;
    if (order.Accepts(trade.price)) {
      if (order.stands) stock.book().Cancel(order.side, order.limit(), order.unfilled());
      Fill(order, trade, order.unfilled());
    } else if (!order.stands) {
      Leave(stock, order);  // it could have traded at the auction's price when it arrived
    }
  }
}

Order OrderDesk::Cancel(Stock& stock, int64_t number, absl::Time time) {
  Order& order = account_.orders().at(number);
  const int64_t quantity = order.unfilled();
  Order draft{.original = number,
              .stock = &stock,
              .side = order.side,
              .quantity = quantity,
              .price = order.price,
              .time = time};
  if (quantity == 0 || order.is_cancellation()) return Refuse(std::move(draft), "취소가능수량이 없습니다");
  if (order.stands) {
    stock.book().Cancel(order.side, order.limit(), quantity);
  } else if (stock.phase(Exchange::kKrx) == Phase::kAuction) {
    stock.JoinAuction(-quantity);
  }
  Order& cancellation = account_.Enter(std::move(draft));
  Report(cancellation);
  cancellation.status = OrderStatus::kConfirmed;
  cancellation.withdrawn = quantity;
  Report(cancellation);
  Withdraw(order, time);
  return order;
}

void OrderDesk::Withdraw(Order& order, absl::Time time) {
  order.status = OrderStatus::kCanceled;
  order.withdrawn += order.unfilled();
  order.time = time;
  order.execution_number = order.execution_price = order.execution_quantity = 0;
  order.stands = false;
  Report(order);
}

}  // namespace kiwoom::simulator
