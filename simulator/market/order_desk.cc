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

// "1111111112" after "1111111111".
std::string Next(std::string number) {
  for (auto digit = number.rbegin(); digit != number.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      break;
    }
    *digit = '0';
  }
  return number;
}

}  // namespace

void OrderDesk::OpenAccount() { accounts_.emplace_back(Next(accounts_.back().number())); }

std::vector<Order*> OrderDesk::Waiting(const Stock& stock) {
  std::vector<Order*> waiting;
  for (Account& account : accounts_) {
    for (auto& [number, order] : account.orders()) {
      if (Waits(order, stock)) waiting.push_back(&order);
    }
  }
  std::ranges::sort(waiting, {}, &Order::number);
  return waiting;
}

Order& OrderDesk::Enter(Order draft) {
  draft.number = ++last_order_;
  return accounts_[draft.account].Enter(std::move(draft));
}

void OrderDesk::Report(const Order& order) {
  accounts_[order.account].Show(order);
  callbacks_.order(order, false);
}

Order OrderDesk::Refuse(Order draft, std::string_view reason) {
  draft.status = OrderStatus::kRejected;
  draft.reject_reason = reason;
  draft.withdrawn = draft.quantity;
  const Order& order = Enter(std::move(draft));
  Report(order);
  return order;
}

Order OrderDesk::Place(Stock& stock, const OrderRequest& request, absl::Time time, RandomSource& random) {
  Order draft{.account = request.account,
              .stock = &stock,
              .side = request.side,
              .quantity = request.quantity,
              .price = request.price,
              .time = time};
  const std::string_view objection = Objection(stock, request, accounts_[request.account].orderable(stock));
  if (!objection.empty()) return Refuse(std::move(draft), objection);
  Order& order = Enter(std::move(draft));
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
  for (Order* order : Waiting(stock)) {
    if (!order->stands) Wait(stock, *order);
  }
}

void OrderDesk::OnClosed(Stock& stock, absl::Time time) {
  for (Order* order : Waiting(stock)) Withdraw(*order, time);
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
  accounts_[order.account].Fill(order, trade.price, quantity, trade.time);
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
  // Orders of accounts are behind all others, so a trade reaches them only after consuming the others.
  int64_t taken = left - std::min(left, stock.book().quantity_at(Exchange::kKrx, side, trade.price));
  if (taken == 0) return;
  for (Order* order : Waiting(stock)) {
    if (taken == 0) return;
    if (!order->stands || order->side != side || order->limit() != trade.price) continue;
    const int64_t quantity = std::min(taken, order->unfilled());
    stock.book().Forget(side, trade.price, quantity);
    taken -= quantity;
    Fill(*order, trade, quantity);
  }
}

int64_t OrderDesk::QuantityAt(const Stock& stock, int64_t price) const {
  int64_t bought = 0;
  int64_t sold = 0;
  for (const Account& account : accounts_) {
    for (const auto& [number, order] : account.orders()) {
      if (Waits(order, stock) && order.Accepts(price)) (order.side == Side::kBuy ? bought : sold) += order.unfilled();
    }
  }
  return std::max(bought, sold);
}

void OrderDesk::OnUncrossed(Stock& stock, const Stock::Trade& trade) {
  for (Order* order : Waiting(stock)) {
    if (order->Accepts(trade.price)) {
      if (order->stands) stock.book().Cancel(order->side, order->limit(), order->unfilled());
      Fill(*order, trade, order->unfilled());
    } else if (!order->stands) {
      Leave(stock, *order);  // it could have traded at the auction's price when it arrived
    }
  }
}

Order OrderDesk::Cancel(Stock& stock, size_t account, int64_t number, absl::Time time) {
  Order& order = accounts_[account].orders().at(number);
  const int64_t quantity = order.unfilled();
  Order draft{.original = number,
              .account = account,
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
  Order& cancellation = Enter(std::move(draft));
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
