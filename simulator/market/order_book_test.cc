#include "simulator/market/order_book.h"

#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

using enum Exchange;

const OrderBook::Prices kPrices = {InstrumentKind::kStock, 42'300, 78'300, 500};

OrderBook OpenBook(int64_t last_price, RandomSource& random) {
  OrderBook book(kPrices, last_price);
  book.Open(kKrx, random);
  book.Open(kNxt, random);
  book.Publish();
  return book;
}

// Checks each exchange and both together.
void ExpectCoherent(const OrderBook& book, int64_t last_price) {
  for (const Exchange exchange : {kKrx, kNxt, kBoth}) {
    for (const Side side : {Side::kSell, Side::kBuy}) {
      const int64_t away = side == Side::kSell ? 1 : -1;
      int64_t before = last_price - away;
      int64_t sum = 0;
      for (int rank = 0; rank < book.depth(exchange, side); ++rank) {
        const OrderBook::Level level = book.level(exchange, side, rank);
        EXPECT_GT((level.price - before) * away, 0);
        EXPECT_GT(level.quantity, 0);
        EXPECT_EQ(level.price % TickSize(kPrices.kind, level.price), 0);
        EXPECT_LE(level.price, kPrices.upper_limit);
        EXPECT_GE(level.price, kPrices.lower_limit);
        EXPECT_GE(book.quantity_at(kKrx, side, level.price), book.left(side, level.price));
        before = level.price;
        sum += level.quantity;
      }
      EXPECT_EQ(book.total(exchange, side), sum);
    }
    const int64_t ask = book.best(exchange, Side::kSell).price;
    EXPECT_TRUE(ask == 0 || book.best(exchange, Side::kBuy).price < ask);
  }
}

TEST(OrderBookTest, IsEmptyWhenClosed) {
  RandomSource random(1);
  OrderBook book(kPrices, 60'300);
  EXPECT_EQ(book.depth(kBoth, Side::kSell), 0);
  book.Open(kNxt, random);
  EXPECT_EQ(book.depth(kKrx, Side::kBuy), 0);
  EXPECT_EQ(book.level(kBoth, Side::kBuy, 3).quantity, book.level(kNxt, Side::kBuy, 3).quantity);
  book.Close(kNxt);
  EXPECT_EQ(book.best(kBoth, Side::kBuy).price, 0);
  EXPECT_EQ(book.Take(kNxt, Side::kBuy, 1, random).quantity, 0);
}

TEST(OrderBookTest, TheConsolidatedBookIsTheSum) {
  RandomSource random(1);
  const OrderBook book = OpenBook(60'300, random);
  for (int rank = 0; rank < OrderBook::kLevels; ++rank) {
    EXPECT_EQ(book.level(kBoth, Side::kSell, rank).quantity,
              book.level(kKrx, Side::kSell, rank).quantity + book.level(kNxt, Side::kSell, rank).quantity);
  }
}

TEST(OrderBookTest, TakesAtMostTheBestLevel) {
  for (const Exchange exchange : kExchanges) {
    RandomSource random(1);
    OrderBook book = OpenBook(60'300, random);
    const OrderBook::Level best = book.best(exchange, Side::kSell);
    const OrderBook::Fill fill = book.Take(exchange, Side::kBuy, best.quantity + 1, random);
    EXPECT_EQ(fill.price, best.price);
    EXPECT_EQ(fill.quantity, best.quantity);
    EXPECT_EQ(book.best(exchange, Side::kSell).price, TickAbove(kPrices.kind, best.price));
    EXPECT_EQ(book.best(exchange, Side::kBuy).price, best.price);
  }
}

TEST(OrderBookTest, TakingPartOfALevelLeavesTheRest) {
  RandomSource random(2);
  OrderBook book = OpenBook(60'300, random);
  const OrderBook::Level best = book.best(kKrx, Side::kBuy);
  const int64_t on_nxt = book.best(kNxt, Side::kBuy).quantity;
  ASSERT_GT(best.quantity, 1);
  EXPECT_EQ(book.Take(kKrx, Side::kSell, 1, random).quantity, 1);
  for (const Exchange exchange : {kKrx, kBoth}) {
    EXPECT_EQ(book.best(exchange, Side::kBuy).price, best.price);
    EXPECT_EQ(book.best(exchange, Side::kBuy).quantity, best.quantity - 1 + (exchange == kBoth ? on_nxt : 0));
    EXPECT_EQ(book.best(exchange, Side::kBuy).change, -1);
    EXPECT_EQ(book.total_change(exchange, Side::kBuy), -1);
    EXPECT_EQ(book.total_change(exchange, Side::kSell), 0);
  }
  EXPECT_EQ(book.best(kNxt, Side::kBuy).quantity, on_nxt);
}

TEST(OrderBookTest, AnEventOnOneExchangeMayMoveTheOthersBook) {
  RandomSource random(2);
  OrderBook book = OpenBook(60'300, random);
  EXPECT_FALSE(book.changed());
  book.Take(kKrx, Side::kSell, 1, random);
  EXPECT_EQ(book.changed(), kKrx);
  EXPECT_FALSE(book.best_changed(kKrx));
  book.Publish();
  book.Take(kKrx, Side::kSell, 1'000'000, random);
  EXPECT_EQ(book.changed(), kBoth);
  for (const Exchange exchange : {kKrx, kNxt, kBoth}) EXPECT_TRUE(book.best_changed(exchange));
  book.Publish();
  EXPECT_FALSE(book.changed());
  book.Leave(Side::kBuy, book.best(kKrx, Side::kBuy).price, 5);
  EXPECT_EQ(book.changed(), kKrx);
  EXPECT_EQ(book.best(kBoth, Side::kBuy).change, 5);
  book.Publish();
  const int64_t stood = book.total(kNxt, Side::kSell);
  book.Close(kNxt);
  EXPECT_EQ(book.changed(), kNxt) << "it is empty now";
  EXPECT_TRUE(book.best_changed(kNxt));
  EXPECT_FALSE(book.best_changed(kBoth)) << "KRX still has it";
  EXPECT_EQ(book.total_change(kNxt, Side::kSell), -stood);
}

TEST(OrderBookTest, AtTheUpperLimitThereAreOnlyBids) {
  RandomSource random(3);
  OrderBook book = OpenBook(77'900, random);
  int64_t last = 77'900;
  while (true) {
    const OrderBook::Fill fill = book.Take(kKrx, Side::kBuy, 1'000'000, random);
    if (fill.quantity == 0) break;
    last = fill.price;
    ExpectCoherent(book, last);
  }
  EXPECT_EQ(last, kPrices.upper_limit);
  EXPECT_EQ(book.depth(kKrx, Side::kSell), 0);
  EXPECT_EQ(book.best(kKrx, Side::kBuy).price, kPrices.upper_limit);
  EXPECT_GT(book.Take(kKrx, Side::kSell, 1'000'000, random).quantity, 0);
  EXPECT_EQ(book.best(kKrx, Side::kSell).price, kPrices.upper_limit);
}

TEST(OrderBookTest, AnAccountOrderQueuesBehindTheOthers) {
  RandomSource random(4);
  OrderBook book = OpenBook(60'300, random);
  const OrderBook::Level best = book.best(kKrx, Side::kBuy);
  book.Leave(Side::kBuy, best.price, 7);
  EXPECT_EQ(book.best(kKrx, Side::kBuy).quantity, best.quantity + 7);
  book.Cancel(Side::kBuy, best.price, 2);
  EXPECT_EQ(book.left(Side::kBuy, best.price), 5);
  EXPECT_EQ(book.best(kKrx, Side::kBuy).quantity, best.quantity + 5);
  // The level stays when the other exchange empties it.
  book.Take(kNxt, Side::kSell, 1'000'000, random);
  EXPECT_EQ(book.best(kKrx, Side::kBuy).price, best.price);
  EXPECT_GT(book.best(kNxt, Side::kBuy).quantity, 0);
  // New quotes do not cross it.
  book.QuoteAround(50'000, random);
  EXPECT_EQ(book.best(kKrx, Side::kBuy).price, best.price);
  // Far from the price it is not visible, but still there when the price comes back.
  book.Leave(Side::kBuy, 55'000, 123'456);
  book.Forget(Side::kBuy, best.price, 5);
  book.QuoteAround(55'300, random);
  EXPECT_GE(book.quantity_at(kKrx, Side::kBuy, 55'000), 123'456);
}

TEST(OrderBookTest, StaysCoherentThroughALongDay) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    RandomSource random(seed);
    OrderBook book = OpenBook(60'300, random);
    int64_t last = 60'300;
    for (int i = 0; i < 3'000 && !::testing::Test::HasFailure(); ++i) {
      const Exchange exchange = random.Chance(0.7) ? kKrx : kNxt;
      const int64_t asks = book.total(kBoth, Side::kSell);
      const OrderBook::Level third = book.level(kBoth, Side::kBuy, 2);
      book.Publish();
      if (random.Chance(0.4)) {
        book.Revise(exchange, random);
      } else {
        const Side side = random.Chance(0.53) ? Side::kBuy : Side::kSell;
        const auto fill = book.Take(exchange, side, random.Between(1, 2'000), random);
        if (fill.quantity > 0) last = fill.price;
      }
      ExpectCoherent(book, last);
      EXPECT_EQ(book.total_change(kBoth, Side::kSell), book.total(kBoth, Side::kSell) - asks);
      EXPECT_EQ(book.level(kBoth, Side::kBuy, 2).change, book.level(kBoth, Side::kBuy, 2).quantity - third.quantity);
    }
  }
}

}  // namespace
}  // namespace kiwoom::simulator
