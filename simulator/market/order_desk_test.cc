// Manual orders of accounts, as their owners see them.

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "simulator/market/market.h"
#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr char kSamsung[] = "005930";
const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

class OrderDeskTest : public ::testing::Test {
 protected:
  // Records the reports of orders, as "1 executed 7 3" (number, status, filled, unfilled), and of positions.
  Market::Listener Listener() {
    return [this](const Market::Change& change) {
      const Order& order = market_.account().order();
      if (change.event == MarketEvent::kOrder) {
        constexpr const char* kNames[] = {"received", "executed", "confirmed", "canceled", "rejected"};
        reports_.push_back(std::to_string(order.number) + ' ' + kNames[static_cast<int>(order.status)] + ' ' +
                           std::to_string(order.filled) + ' ' + std::to_string(order.unfilled()));
        EXPECT_EQ(order.quantity, order.filled + order.unfilled() + order.withdrawn);
      }
      if (change.event == MarketEvent::kTrade && change.stock == &stock_ && change.exchange == Exchange::kKrx) {
        trades_ += stock_.tape(change.exchange).last().quantity;
      }
      if (change.event != MarketEvent::kPosition) return;
      const StockPosition& position = market_.account().position();
      EXPECT_EQ(position.stock, order.stock);
      EXPECT_EQ(order.execution_price, order.stock->tape(Exchange::kKrx).last().price) << "at the market's price";
      EXPECT_LE(order.execution_quantity, order.stock->tape(Exchange::kKrx).last().quantity) << "a part of that trade";
    };
  }

  Order Place(Side side, int64_t quantity, int64_t price = 0) {
    return market_.PlaceOrder({side, kSamsung, quantity, price}, now_, Listener()).value();
  }

  void TradeUntil(const std::function<bool()>& reached) {
    for (int i = 0; i < 20'000 && !reached(); ++i) {
      market_.Happen(MarketEvent::kTrade, kSamsung, Exchange::kKrx, now_ += absl::Milliseconds(10), Listener());
    }
    EXPECT_TRUE(reached());
  }

  const Order& Now(int64_t number) const { return market_.account().orders().at(number); }
  const StockPosition& position() const { return market_.account().positions().at(&stock_); }
  OrderBook::Level best(Side side) const { return stock_.book().best(Exchange::kKrx, side); }

  absl::Time now_ = kTen;
  Market market_{1, "1111111111", kTen};
  const Stock& stock_ = *market_.FindStock(kSamsung);
  std::vector<std::string> reports_;
  int64_t trades_ = 0;
};

TEST_F(OrderDeskTest, AMarketOrderTakesLevelAfterLevel) {
  const int64_t first = best(Side::kSell).quantity;
  const int64_t price = best(Side::kSell).price;
  const int64_t volume = stock_.tape(Exchange::kKrx).volume();
  const Order order = Place(Side::kBuy, first + 3);
  EXPECT_EQ(reports_, (std::vector<std::string>{"1 received 0 " + std::to_string(first + 3),
                                                "1 executed " + std::to_string(first) + " 3",
                                                "1 executed " + std::to_string(first + 3) + " 0"}));
  EXPECT_EQ(order.filled_amount, first * price + 3 * TickAbove(InstrumentKind::kStock, price));
  EXPECT_EQ(stock_.tape(Exchange::kKrx).volume(), volume + first + 3);
  EXPECT_EQ(position().quantity, first + 3);
  EXPECT_EQ(position().cost, order.filled_amount);
  EXPECT_EQ(position().average_price(), order.filled_amount / (first + 3));
}

TEST_F(OrderDeskTest, ALimitOrderQueuesAndFillsByLaterTrades) {
  const OrderBook::Level bid = best(Side::kBuy);
  const Order order = Place(Side::kBuy, 5'000, bid.price);
  EXPECT_EQ(order.filled, 0);
  EXPECT_EQ(best(Side::kBuy).quantity, bid.quantity + 5'000);
  TradeUntil([&] { return Now(1).filled > 0; });
  EXPECT_GE(trades_, bid.quantity);
  EXPECT_GT(Now(1).unfilled(), 0) << "partially filled";
  EXPECT_EQ(best(Side::kBuy).quantity, Now(1).unfilled()) << "only this order is left at its price";
  TradeUntil([&] { return Now(1).unfilled() == 0; });
  EXPECT_EQ(Now(1).filled_amount, 5'000 * bid.price);
  EXPECT_EQ(position().average_price(), bid.price);
}

TEST_F(OrderDeskTest, TheRestOfALimitOrderRestsAtItsPrice) {
  const OrderBook::Level ask = best(Side::kSell);
  const Order order = Place(Side::kBuy, ask.quantity + 40, ask.price);
  EXPECT_EQ(order.filled, ask.quantity);
  EXPECT_EQ(best(Side::kBuy).price, ask.price);
  EXPECT_GE(best(Side::kBuy).quantity, 40);
}

TEST_F(OrderDeskTest, ACancellationIsASeparateOrder) {
  const OrderBook::Level bid = best(Side::kBuy);
  Place(Side::kBuy, 100, bid.price);
  reports_.clear();
  const Order canceled = market_.CancelOrder(1, now_, Listener()).value();
  EXPECT_EQ(reports_, (std::vector<std::string>{"2 received 0 100", "2 confirmed 0 0", "1 canceled 0 0"}));
  EXPECT_EQ(canceled.status, OrderStatus::kCanceled);
  EXPECT_EQ(Now(2).original, 1);
  EXPECT_EQ(best(Side::kBuy).quantity, bid.quantity);
  EXPECT_EQ(market_.CancelOrder(1, now_, Listener())->status, OrderStatus::kRejected) << "twice";
  EXPECT_FALSE(market_.CancelOrder(99, now_, Listener()));
}

TEST_F(OrderDeskTest, SellingRealizesProfitOrLoss) {
  Place(Side::kBuy, 10);
  const int64_t bought_at = position().average_price();
  Place(Side::kSell, 4);
  EXPECT_EQ(position().quantity, 6);
  EXPECT_EQ(position().average_price(), bought_at);
  EXPECT_EQ(position().day_sell_profit, Now(2).filled_amount - 4 * bought_at);
  Place(Side::kSell, 6, stock_.upper_limit());
  EXPECT_EQ(market_.account().orderable(stock_), 0) << "all of it is in open sell orders";
  EXPECT_EQ(Place(Side::kSell, 1).status, OrderStatus::kRejected);
  EXPECT_EQ(position().day_net_buy, 6);
}

TEST_F(OrderDeskTest, RefusesInvalidOrders) {
  struct Case {
    OrderRequest request;
    const char* reason;
  };
  const Case cases[] = {
      {{Side::kBuy, kSamsung, 0, 0}, "주문수량을 확인하세요"},
      {{Side::kBuy, kSamsung, 1, 268'501}, "호가단위를 확인하세요"},
      {{Side::kBuy, kSamsung, 1, stock_.upper_limit() + 500}, "상하한가 범위를 벗어난 주문입니다"},
      {{Side::kSell, kSamsung, 1, 0}, "매도가능수량이 부족합니다"},
  };
  for (const Case& c : cases) {
    const Order order = market_.PlaceOrder(c.request, now_, Listener()).value();
    EXPECT_EQ(order.status, OrderStatus::kRejected);
    EXPECT_EQ(order.reject_reason, c.reason);
    EXPECT_EQ(order.unfilled(), 0);
  }
  EXPECT_FALSE(market_.PlaceOrder({Side::kBuy, "999999", 1, 0}, now_, Listener()));
  Market at_night(1, "1111111111", kTen - absl::Hours(8), TradingHours::kTimetable);
  EXPECT_EQ(at_night.PlaceOrder({Side::kBuy, kSamsung, 1, 0}, kTen - absl::Hours(8), Listener())->reject_reason,
            "장운영시간이 아닙니다");
}

TEST_F(OrderDeskTest, AnOrderBeyondTheBandInterruptsTheStock) {
  const int64_t before = stock_.price();
  Order order = Place(Side::kBuy, 1'000'000);
  EXPECT_TRUE(stock_.is_interrupted());
  EXPECT_GT(order.filled, 0);
  EXPECT_GT(order.unfilled(), 0);
  EXPECT_LT(stock_.price() * 100, before * 103);
  const int64_t waiting = order.unfilled();
  EXPECT_GE(stock_.auction(Exchange::kKrx).quantity, waiting);
  Place(Side::kBuy, 7, stock_.lower_limit());
  market_.Advance(now_ + absl::Minutes(3), Listener());
  EXPECT_EQ(Now(1).unfilled(), 0);
  EXPECT_EQ(Now(1).execution_quantity, waiting);
  EXPECT_EQ(Now(2).unfilled(), 7) << "far below the price";
}

TEST_F(OrderDeskTest, SmallStepsReachTheStaticBand) {
  int64_t reference = stock_.tape(Exchange::kKrx).open();
  EXPECT_NE(reference, stock_.base_price());
  for (int64_t count = 1; count <= 2; ++count) {
    while (!stock_.is_interrupted()) {
      EXPECT_LT(stock_.price() * 10, reference * 11);
      ASSERT_GT(Place(Side::kBuy, best(Side::kSell).quantity).filled, 0);
      if (!stock_.is_interrupted()) Place(Side::kBuy, 1);
    }
    const VolatilityInterruption& interruption = market_.interruption();
    EXPECT_EQ(interruption.static_base, reference);
    EXPECT_EQ(interruption.dynamic_base, 0);
    EXPECT_GE(interruption.trigger_price * 10, reference * 11);
    EXPECT_EQ(interruption.trigger_price, TickAbove(InstrumentKind::kStock, stock_.price()));
    EXPECT_EQ(interruption.count, count);
    market_.Advance(now_ += absl::Minutes(3), Listener());
    reference = stock_.price();
  }
}

TEST_F(OrderDeskTest, OpeningOrdersExecuteAtTheAuctionPrice) {
  const absl::Time before = kTen - absl::Minutes(65);
  Market market(1, "1111111111", before, TradingHours::kTimetable);
  const Stock& stock = *market.FindStock(kSamsung);
  const auto nobody = [](const Market::Change&) {};
  market.PlaceOrder({Side::kBuy, kSamsung, 10, 0}, before, nobody);
  market.PlaceOrder({Side::kBuy, kSamsung, 10, stock.lower_limit()}, before, nobody);
  market.PlaceOrder({Side::kBuy, kSamsung, 10, 0}, before, nobody);
  market.CancelOrder(3, before, nobody);
  EXPECT_EQ(market.account().orders().at(1).filled, 0);
  market.Advance(kTen - absl::Hours(1), nobody);
  const auto& orders = market.account().orders();
  EXPECT_EQ(orders.at(1).filled_amount, 10 * stock.tape(Exchange::kKrx).open());
  EXPECT_EQ(orders.at(2).unfilled(), 10);
  EXPECT_EQ(orders.at(3).filled, 0);
}

TEST_F(OrderDeskTest, AcceptsOrdersBeforeTheAuctionIsShown) {
  const absl::Time before = kTen - absl::Minutes(80);
  Market market(1, "1111111111", before, TradingHours::kTimetable);
  const auto nobody = [](const Market::Change&) {};
  for (int i = 0; i < 2; ++i) market.PlaceOrder({Side::kBuy, kSamsung, 10, 0}, before, nobody);
  EXPECT_EQ(market.CancelOrder(2, before, nobody)->status, OrderStatus::kCanceled);
  market.Advance(kTen - absl::Hours(1), nobody);
  EXPECT_EQ(market.account().orders().at(1).filled, 10);
}

TEST_F(OrderDeskTest, CancelsUnfilledOrdersWhenKrxCloses) {
  Market market(1, "1111111111", kTen, TradingHours::kTimetable);
  const Stock& stock = *market.FindStock(kSamsung);
  std::vector<std::string> reported;
  const auto listen = [&](const Market::Change& change) {
    if (change.event != MarketEvent::kOrder) return;
    const Order& order = market.account().order();
    reported.push_back(std::to_string(order.number) +
                       (order.status == OrderStatus::kCanceled ? " canceled" : " other"));
    EXPECT_EQ(order.unfilled() == 0, order.status == OrderStatus::kCanceled);
  };
  market.PlaceOrder({Side::kBuy, kSamsung, 10, stock.lower_limit()}, kTen, listen);
  market.Advance(kTen + absl::Hours(6), listen);
  EXPECT_EQ(reported, (std::vector<std::string>{"1 other", "1 canceled"}));
  EXPECT_EQ(market.account().order().time, kTen + absl::Hours(5) + absl::Minutes(30));
}

TEST_F(OrderDeskTest, KeepsOnlyTheLastFinishedOrders) {
  const int64_t open = Place(Side::kBuy, 1, stock_.lower_limit()).number;
  for (int i = 0; i < 2'500; ++i) Place(i % 2 == 0 ? Side::kBuy : Side::kSell, 1);
  EXPECT_EQ(market_.account().orders().size(), Account::kMostOrders);
  EXPECT_EQ(Now(open).unfilled(), 1);
  EXPECT_EQ(Now(2'501).filled, 1);
  EXPECT_EQ(position().quantity, 0);
}

// Two accounts trade with each other and queue at one price.
TEST_F(OrderDeskTest, EachAccountHasItsOwnOrdersAndPositions) {
  std::vector<std::string> reports;
  const Market::Listener listener = [&](const Market::Change& change) {
    if (change.event != MarketEvent::kOrder) return;
    const Order& order = change.account->order();
    reports.push_back(change.account->number() + ' ' + std::to_string(order.number) + ' ' +
                      std::to_string(order.filled));
  };
  const auto place = [&](size_t account, Side side, int64_t quantity, int64_t price = 0) {
    return market_.PlaceOrder({side, kSamsung, quantity, price, account}, now_, listener).value();
  };
  const Account& first = market_.account();
  const Account& second = market_.account(1);
  EXPECT_EQ(first.number(), "1111111111");
  EXPECT_EQ(second.number(), "1111111112");

  place(0, Side::kBuy, 10);
  EXPECT_EQ(place(1, Side::kSell, 1).status, OrderStatus::kRejected) << "the other account has the shares";
  const OrderBook::Level bid = best(Side::kBuy);
  const int64_t earlier = place(1, Side::kBuy, 7, bid.price).number;
  const int64_t later = place(0, Side::kBuy, 5, bid.price).number;
  reports.clear();
  while (first.orders().at(later).unfilled() > 0) {
    market_.Happen(MarketEvent::kTrade, kSamsung, Exchange::kKrx, now_ += absl::Milliseconds(10), listener);
    EXPECT_TRUE(first.orders().at(later).filled == 0 || second.orders().at(earlier).unfilled() == 0)
        << "the earlier order comes first";
  }
  EXPECT_EQ(reports.back(), "1111111111 " + std::to_string(later) + " 5");
  EXPECT_EQ(first.positions().at(&stock_).quantity, 15);
  EXPECT_EQ(second.positions().at(&stock_).quantity, 7);
  EXPECT_FALSE(first.orders().contains(earlier)) << "a number belongs to one account";
}

TEST_F(OrderDeskTest, RandomOrdersAreThoseOfTheAccountThatActs) {
  std::map<std::string, int> orders;
  const Market::Listener listener = [&](const Market::Change& change) {
    if (change.event == MarketEvent::kOrder) ++orders[change.account->number()];
  };
  market_.account(2);
  EXPECT_EQ(market_.account(2).number(), "1111111113");
  for (int i = 0; i < 20; ++i) {
    market_.Happen(MarketEvent::kOrder, "1111111113", Exchange::kBoth, now_ += absl::Seconds(1), listener);
  }
  EXPECT_GT(orders["1111111113"], 5);
  EXPECT_EQ(orders["1111111111"] + orders["1111111112"], 0);
  market_.EndAutomaticOrders();
  orders.clear();
  for (const size_t account : {size_t{2}, size_t{3}}) {
    const std::string number = market_.account(account).number();
    for (int i = 0; i < 20; ++i) {
      market_.Happen(MarketEvent::kOrder, number, Exchange::kBoth, now_ += absl::Seconds(1), listener);
    }
  }
  EXPECT_TRUE(orders.empty()) << "also of the account that was opened later";
}

TEST_F(OrderDeskTest, TheNumbersOfAccountsCarry) {
  Market market(1, "5099999999", kTen);
  EXPECT_EQ(market.account(1).number(), "5100000000");
}

TEST_F(OrderDeskTest, RandomOrdersEndWithTheFirstManualOrder) {
  for (int i = 0; i < 200; ++i) {
    market_.Happen(MarketEvent::kOrder, "", Exchange::kBoth, now_ += absl::Seconds(1), Listener());
  }
  EXPECT_GT(reports_.size(), 200u);
  Place(Side::kBuy, 1);
  reports_.clear();
  for (const auto& [number, order] : market_.account().orders()) EXPECT_EQ(order.unfilled(), 0);
  for (int i = 0; i < 200; ++i) {
    market_.Happen(MarketEvent::kOrder, "", Exchange::kBoth, now_ += absl::Seconds(1), Listener());
  }
  EXPECT_TRUE(reports_.empty());
}

}  // namespace
}  // namespace kiwoom::simulator
