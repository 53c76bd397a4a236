#include "clients/cli/printing/order_book_ladder.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

constexpr char kBook[] =
    "quote_time { hours: 9 seconds: 1 } total_ask_quantity: 45678"
    " asks { price: 86900 price_direction: DIRECTION_UP quantity: 1234 change: -10 }"
    " asks { price: 87000 price_direction: DIRECTION_UP quantity: 5 }"
    " bids { price: 86800 price_direction: DIRECTION_DOWN quantity: 99 change: 99 }";

TEST(OrderBookLadderTest, PutsThePriceBetweenAsksAboveAndBidsBelow) {
  const codec::Message& table = *TrNamed("OrderBook").response;
  EXPECT_EQ(OrderBookLadder(*Make("OrderBook", kBook), table, 10, 100, Language::kKorean, /*paint=*/false),
            "호가시간 09:00:01  매도호가총잔량 45,678\n"
            "직전대비    매도잔량        호가    매수잔량  직전대비\n"
            "                   5     ▲87,000\n"
            "     -10       1,234     ▲86,900\n"
            "                         ▼86,800          99       +99\n");
}

TEST(OrderBookLadderTest, LimitsLevelsAndTheSummaryLine) {
  const codec::Message& table = *TrNamed("OrderBook").response;
  EXPECT_EQ(OrderBookLadder(*Make("OrderBook", kBook), table, 1, 20, Language::kKorean, /*paint=*/false),
            "호가시간 09:00:01\n"
            "직전대비    매도잔량        호가    매수잔량  직전대비\n"
            "     -10       1,234     ▲86,900\n"
            "                         ▼86,800          99       +99\n");
}

TEST(OrderBookLadderTest, AnEmptyBookIsOneLine) {
  EXPECT_EQ(OrderBookLadder(*Make("OrderBook", "quote_time { hours: 9 }"), *TrNamed("OrderBook").response, 10, 100,
                            Language::kKorean, /*paint=*/false),
            "호가시간 09:00:00\n");
}

TEST(OrderBookLadderTest, HasEnglishWordsToo) {
  EXPECT_EQ(OrderBookLadder(*Make("OrderBook", kBook), *TrNamed("OrderBook").response, 1, 100, Language::kEnglish,
                            /*paint=*/false),
            "quote_time 09:00:01  total_ask_quantity 45,678\n"
            "  change        asks       price        bids    change\n"
            "     -10       1,234     ▲86,900\n"
            "                         ▼86,800          99       +99\n");
}

TEST(IsOrderBookTest, RecognizesABookByItsSides) {
  EXPECT_TRUE(IsOrderBook(*TrNamed("OrderBook").response));
  EXPECT_FALSE(IsOrderBook(*TrNamed("Trade").response));
  EXPECT_FALSE(IsOrderBook(*TrNamed("SectorPrice").response));
}

}  // namespace
}  // namespace kiwoom::cli
