#include <string>

#include "simulator/wire/concept.h"

// An account: its last order and the position in that order's stock.
namespace kiwoom::simulator {
namespace {

constexpr size_t kOrderNumberLength = 7;

template <Value (*kValue)(const Order&)>
Value OfOrder(const Scene& s) {
  return kValue(s.books().order());
}

template <Value (*kValue)(const StockPosition&)>
Value OfPosition(const Scene& s) {
  return kValue(s.books().position());
}

template <Value (*kValue)(const Order&)>
Value OfExecution(const Order& order) {
  return order.execution_quantity == 0 ? Value::Blank() : kValue(order);
}

Value NumberOf(int64_t order) {
  std::string number = std::to_string(order);
  if (number.size() < kOrderNumberLength) number.insert(0, kOrderNumberLength - number.size(), '0');
  return Value::Text(number);
}
Value OrderNumber(const Order& order) { return NumberOf(order.number); }
Value OriginalNumber(const Order& order) { return NumberOf(order.original); }
Value StatusOf(const Order& order) {
  switch (order.status) {
    case OrderStatus::kReceived:
      return Value::Text("접수");
    case OrderStatus::kExecuted:
      return Value::Text("체결");
    case OrderStatus::kConfirmed:
      return Value::Text("확인");
    case OrderStatus::kCanceled:
      return Value::Text("취소");
    case OrderStatus::kRejected:
      break;
  }
  return Value::Text("거부");
}
Value RejectReason(const Order& order) { return Value::Text(order.reject_reason.empty() ? "0" : order.reject_reason); }
Value OrderQuantity(const Order& order) { return Value::Plain(order.quantity); }
Value OrderPrice(const Order& order) { return Value::Plain(order.price); }
Value OrderType(const Order& order) { return Value::Text(order.price == 0 ? "시장가" : "보통"); }
Value Unfilled(const Order& order) { return Value::Plain(order.unfilled()); }
Value ExecutionAmount(const Order& order) { return Value::Plain(order.filled_amount); }
Value OrderAction(const Order& order) {
  const std::string action = order.side == Side::kBuy ? "+매수" : "-매도";
  return Value::Text(order.is_cancellation() ? action + "취소" : action);
}
Value OrderSide(const Order& order) {
  return order.side == Side::kBuy ? Value::Coded("2", "매수") : Value::Coded("1", "매도");
}
Value UpdateTime(const Order& order) { return Value::TimeOfDay(order.time); }
Value ExecutionNumber(const Order& order) { return Value::Text(std::to_string(order.execution_number)); }
Value ExecutionPrice(const Order& order) { return Value::Plain(order.execution_price); }
Value FillQuantity(const Order& order) { return Value::Plain(order.execution_quantity); }
Value FilledQuantity(const Order& order) { return Value::Plain(order.filled); }

Value Holding(const StockPosition& position) { return Value::Plain(position.quantity); }
Value AveragePrice(const StockPosition& position) { return Value::Plain(position.average_price()); }
Value Cost(const StockPosition& position) { return Value::Plain(position.cost); }
Value DayNetBuy(const StockPosition& position) { return Value::Plain(position.day_net_buy); }
Value SellProfit(const StockPosition& position) { return Value::Plain(position.day_sell_profit); }
Value SellProfitRate(const StockPosition& position) {
  return Value::Signed(Value::Percent(position.day_sell_profit, position.day_sold_cost), 2);
}
Value Orderable(const Scene& s) {
  const StockPosition& position = s.books().position();
  return Value::Plain(position.stock == nullptr ? 0 : s.books().orderable(*position.stock));
}

Value None(const Scene&) { return Value::Plain(0); }
Value Blank(const Scene&) { return Value::Blank(); }
Value NoDate(const Scene&) { return Value::Text("00000000"); }

constexpr Concept kConcepts[] = {
    {"account_number", [](const Scene& s) { return Value::Text(s.books().number()); }},
    {"order_number", OfOrder<OrderNumber>},
    {"original_order_number", OfOrder<OriginalNumber>},
    {"manager_number", Blank},
    {"order_business_type", [](const Scene&) { return Value::Text("JJ"); }},
    {"order_status", OfOrder<StatusOf>},
    {"order_quantity", OfOrder<OrderQuantity>},
    {"order_price", OfOrder<OrderPrice>},
    {"unfilled_quantity", OfOrder<Unfilled>},
    {"cumulative_execution_amount", OfOrder<ExecutionAmount>},
    {"order_action", OfOrder<OrderAction>},
    {"order_type", OfOrder<OrderType>},
    {"order_side", OfOrder<OrderSide>},
    {"update_time", OfOrder<UpdateTime>},
    {"execution_number", OfOrder<OfExecution<ExecutionNumber>>},
    {"execution_price", OfOrder<OfExecution<ExecutionPrice>>},
    {"cumulative_execution_quantity", OfOrder<OfExecution<FilledQuantity>>},
    {"fill_price", OfOrder<OfExecution<ExecutionPrice>>},
    {"fill_quantity", OfOrder<OfExecution<FillQuantity>>},
    {"day_commission", [](const Scene& s) { return Value::Plain(s.books().day_commission()); }},
    {"day_tax", [](const Scene& s) { return Value::Plain(s.books().day_tax()); }},
    {"reject_reason", OfOrder<RejectReason>},
    {"screen_number", Blank},
    {"terminal_number", [](const Scene&) { return Value::Text("0701002"); }},
    {"credit_type", [](const Scene&) { return Value::Text("00"); }},
    {"loan_date", NoDate},
    {"maturity_date", NoDate},
    {"after_hours_auction_price", Blank},
    {"smart_order_routing", [](const Scene&) { return Value::Text("Y"); }},

    {"holding_quantity", OfPosition<Holding>},
    {"average_purchase_price", OfPosition<AveragePrice>},
    {"total_purchase_amount", OfPosition<Cost>},
    {"orderable_quantity", Orderable},
    {"day_net_buy_quantity", OfPosition<DayNetBuy>},
    {"position_side", [](const Scene&) { return Value::Text("2"); }},
    {"day_sell_profit", OfPosition<SellProfit>},
    {"realized_profit_rate", OfPosition<SellProfitRate>},
    {"cash_day_realized_profit", OfPosition<SellProfit>},
    {"cash_day_realized_profit_rate", OfPosition<SellProfitRate>},
    {"credit_amount", None},
    {"credit_interest", None},
    {"credit_day_realized_profit", None},
    {"credit_day_realized_profit_rate", None},
    {"collateral_loan_quantity", None},
};

}  // namespace

std::span<const Concept> AccountConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator
