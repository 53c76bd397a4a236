#include "simulator/observation/market_observer.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "simulator/market/seoul_time.h"
#include "simulator/observation/coherence.h"

namespace kiwoom::simulator {
namespace {

using enum Exchange;

}  // namespace

MarketObserver::MarketObserver(const Market& market)
    : market_(market), last_(market.now()), day_(SeoulDay(market.now())) {
  SeeBeginOfDay();
  for (auto& [stock, seen] : stocks_) {
    for (const Exchange exchange : {kKrx, kNxt, kBoth}) {
      for (const Side side : {Side::kBuy, Side::kSell}) {
        for (int rank = 0; rank < OrderBook::kLevels; ++rank) {
          books_[{stock, exchange}][side].push_back(stock->book().level(exchange, side, rank));
        }
      }
      const Tape& tape = stock->tape(exchange);
      seen.tapes[static_cast<int>(exchange)] = {tape.volume(), tape.turnover()};
    }
    const Auction auction = stock->auction(kKrx);
    if (auction.quantity > 0 && !auction.running) seen.reference = auction.price;
  }
}

void MarketObserver::SeeBeginOfDay() {
  stocks_.clear();
  for (const auto& stock : market_.stocks()) stocks_[stock.get()].reference = stock->base_price();
}

void MarketObserver::See(const Market::Change& change) {
  EXPECT_LE(last_, market_.now());
  last_ = market_.now();
  // The previous day ends at 20:00, so the first change after 07:00 belongs to the new day.
  if (SeoulDay(last_) != day_ && SeoulTime(last_).hour() >= 7 && phases.size() > 0) SeeBeginOfDay();
  day_ = SeoulDay(last_);
  ++changes[change.event];
  if (change.stock != nullptr) ExpectCoherent(*change.stock);
  if (change.sector != nullptr) ExpectCoherent(*change.sector);
  if (change.event == MarketEvent::kTrade) SeeTrade(*change.stock, change.exchange);
  if (change.event == MarketEvent::kBook) SeeBook(*change.stock, change.exchange);
  if (change.event == MarketEvent::kInterruption) SeeInterruption(*change.stock);
  if (change.event == MarketEvent::kMarketPhase) phases += market_.announcement().code;
  if (change.event == MarketEvent::kIndicative) {
    EXPECT_TRUE(change.stock->auction(change.exchange).running);
    EXPECT_EQ(change.stock->phase(change.exchange), Phase::kAuction);
  }
}

void MarketObserver::SeeTrade(const Stock& stock, Exchange exchange) {
  SCOPED_TRACE(std::string(stock.instrument().code));
  StockSeen& seen = stocks_[&stock];
  const Tape::Trade& trade = stock.tape(exchange).last();
  EXPECT_EQ(trade.time, market_.now());
  EXPECT_GT(trade.quantity, 0);
  for (const Exchange tape : {exchange, kBoth}) {
    Seen& before = seen.tapes[static_cast<int>(tape)];
    EXPECT_EQ(stock.tape(tape).volume(), before.volume + trade.quantity);
    EXPECT_EQ(stock.tape(tape).turnover(), before.turnover + trade.quantity * trade.price);
    before = {stock.tape(tape).volume(), stock.tape(tape).turnover()};
  }
  if (stock.book().is_open(exchange)) {
    const int64_t ask = stock.book().best(exchange, Side::kSell).price;
    EXPECT_GE(trade.price, stock.book().best(exchange, Side::kBuy).price);
    EXPECT_TRUE(ask == 0 || trade.price <= ask);
  }
  if (!trade.side) {
    ++prints[exchange];
    const Auction auction = stock.auction(exchange);
    EXPECT_EQ(trade.price, auction.price);
    EXPECT_EQ(trade.quantity, auction.quantity);
    EXPECT_FALSE(auction.running);
    if (exchange == kKrx) seen.reference = trade.price;
    return;
  }
  EXPECT_FALSE(seen.interrupted) << "an interrupted stock traded";
  if (stock.phase(exchange) == Phase::kClosingPrice) {
    ++closing_price_trades;
    EXPECT_EQ(trade.price, seen.reference) << "the closing auction's price";
    return;
  }
  EXPECT_EQ(stock.phase(exchange), Phase::kContinuous);
  ++continuous_trades;
  ExpectAtReportedPrice(stock, exchange, trade);
  if (exchange == kKrx) {
    EXPECT_LT(std::abs(trade.price - seen.reference) * 100, seen.reference * 10) << "outside the static band";
  }
}

void MarketObserver::SeeBook(const Stock& stock, Exchange where) {
  for (const Exchange view : {kKrx, kNxt, kBoth}) {
    if (!Sees(view, where)) continue;
    for (const Side side : {Side::kBuy, Side::kSell}) {
      std::vector<OrderBook::Level>& reported = books_[{&stock, view}][side];
      reported.resize(OrderBook::kLevels);
      int64_t total_change = 0;
      for (int rank = 0; rank < OrderBook::kLevels; ++rank) {
        const OrderBook::Level level = stock.book().level(view, side, rank);
        EXPECT_EQ(level.change, level.quantity - reported[rank].quantity) << "since the last report";
        total_change += level.change;
        reported[rank] = level;
      }
      EXPECT_EQ(stock.book().total_change(view, side), total_change);
    }
  }
}

void MarketObserver::ExpectAtReportedPrice(const Stock& stock, Exchange exchange, const Tape::Trade& trade) {
  for (const Exchange view : {exchange, kBoth}) {
    const OrderBook::Level& best = books_[{&stock, view}][Opposite(*trade.side)].at(0);
    EXPECT_EQ(trade.price, best.price) << "a trade is at the last reported best price";
    EXPECT_LE(trade.quantity, best.quantity);
  }
}

void MarketObserver::SeeInterruption(const Stock& stock) {
  SCOPED_TRACE(std::string(stock.instrument().code));
  const VolatilityInterruption& it = market_.interruption();
  StockSeen& seen = stocks_[&stock];
  EXPECT_EQ(it.stock, &stock);
  EXPECT_TRUE(it.static_base != 0 || it.dynamic_base != 0);
  if (it.static_base != 0) {
    EXPECT_GE(std::abs(it.trigger_price - it.static_base) * 100, it.static_base * 10);
  }
  if (it.dynamic_base != 0) {
    EXPECT_GE(std::abs(it.trigger_price - it.dynamic_base) * 100, it.dynamic_base * 3);
  }
  if (it.is_released()) {
    ++releases;
    EXPECT_TRUE(seen.interrupted);
    EXPECT_EQ(it.released, market_.now());
    EXPECT_TRUE(it.released - it.triggered >= absl::Minutes(2) || SeoulTime(it.released).hour() == 15);
    EXPECT_LE(it.released - it.triggered, absl::Seconds(150));
  } else {
    ++interruptions;
    if (it.static_base != 0) ++static_interruptions;
    EXPECT_FALSE(seen.interrupted);
    EXPECT_EQ(it.triggered, market_.now());
    if (it.static_base != 0) {
      EXPECT_EQ(it.static_base, seen.reference);
    }
  }
  seen.interrupted = !it.is_released();
}

void MarketObserver::ExpectNothingMissed() const {
  for (const auto& [stock, seen] : stocks_) {
    for (const Exchange exchange : {kKrx, kNxt, kBoth}) {
      EXPECT_EQ(stock->tape(exchange).volume(), seen.tapes[static_cast<int>(exchange)].volume);
    }
  }
}

}  // namespace kiwoom::simulator
