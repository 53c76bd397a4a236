#include "simulator/market/order_book.h"

#include <gtest/gtest.h>

#include <numeric>

namespace kiwoom::simulator {
namespace {

const OrderBook::Prices kPrices = {InstrumentKind::kStock, 42'300, 78'300, 500};

void ExpectCoherent(const OrderBook& book, int64_t last_price) {
  int64_t before = 0;
  for (const OrderBook::Level& ask : book.levels(Side::kSell)) {
    EXPECT_GT(ask.price, before);
    EXPECT_GT(ask.quantity, 0);
    EXPECT_EQ(ask.price % TickSize(kPrices.kind, ask.price), 0);
    EXPECT_LE(ask.price, kPrices.upper_limit);
    before = ask.price;
  }
  before = kPrices.upper_limit + 1;
  for (const OrderBook::Level& bid : book.levels(Side::kBuy)) {
    EXPECT_LT(bid.price, before);
    EXPECT_GT(bid.quantity, 0);
    EXPECT_GE(bid.price, kPrices.lower_limit);
    before = bid.price;
  }
  if (!book.levels(Side::kSell).empty()) {
    EXPECT_LE(last_price, book.best(Side::kSell).price);
  }
  if (!book.levels(Side::kBuy).empty()) {
    EXPECT_GE(last_price, book.best(Side::kBuy).price);
  }
}

TEST(OrderBookTest, TakesAtMostWhatStandsAtTheBestPrice) {
  Dice dice(1);
  OrderBook book(kPrices, 60'300, dice);
  const OrderBook::Level best = book.best(Side::kSell);
  const OrderBook::Fill fill = book.Take(Side::kBuy, best.quantity + 1, dice);
  EXPECT_EQ(fill.price, best.price);
  EXPECT_EQ(fill.quantity, best.quantity);
  EXPECT_EQ(book.best(Side::kSell).price, TickAbove(kPrices.kind, best.price));
  EXPECT_EQ(book.best(Side::kBuy).price, best.price);
}

TEST(OrderBookTest, APartOfALevelLeavesTheRest) {
  Dice dice(2);
  OrderBook book(kPrices, 60'300, dice);
  const OrderBook::Level best = book.best(Side::kBuy);
  ASSERT_GT(best.quantity, 1);
  EXPECT_EQ(book.Take(Side::kSell, 1, dice).quantity, 1);
  EXPECT_EQ(book.best(Side::kBuy).price, best.price);
  EXPECT_EQ(book.best(Side::kBuy).quantity, best.quantity - 1);
  EXPECT_EQ(book.best(Side::kBuy).change, -1);
  EXPECT_EQ(book.total_change(Side::kBuy), -1);
  EXPECT_EQ(book.total_change(Side::kSell), 0);
}

TEST(OrderBookTest, AtTheUpperLimitNobodySellsAndOnlyBidsStand) {
  Dice dice(3);
  OrderBook book(kPrices, 77'900, dice);
  int64_t last = 77'900;
  while (true) {
    const OrderBook::Fill fill = book.Take(Side::kBuy, 1'000'000, dice);
    if (fill.quantity == 0) break;
    last = fill.price;
    ExpectCoherent(book, last);
  }
  EXPECT_EQ(last, kPrices.upper_limit);
  EXPECT_TRUE(book.levels(Side::kSell).empty());
  EXPECT_EQ(book.best(Side::kBuy).price, kPrices.upper_limit);
  EXPECT_GT(book.Take(Side::kSell, 1'000'000, dice).quantity, 0);
  EXPECT_EQ(book.best(Side::kSell).price, kPrices.upper_limit);
}

TEST(OrderBookTest, StaysCoherentThroughALongDay) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Dice dice(seed);
    OrderBook book(kPrices, 60'300, dice);
    int64_t last = 60'300;
    for (int i = 0; i < 3'000 && !::testing::Test::HasFailure(); ++i) {
      if (dice.Chance(0.4)) {
        book.Revise(dice);
      } else {
        const Side side = dice.Chance(0.53) ? Side::kBuy : Side::kSell;
        if (const auto fill = book.Take(side, dice.Between(1, 2'000), dice); fill.quantity > 0) last = fill.price;
      }
      ExpectCoherent(book, last);
    }
  }
}

}  // namespace
}  // namespace kiwoom::simulator
