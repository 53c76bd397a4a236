#include "simulator/market/observer.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

using enum Exchange;

void ExpectCoherent(const Stock& stock, const Tape& tape) {
  for (const Side side : {Side::kBuy, Side::kSell}) {
    int64_t sum = 0;
    for (const BrokerRanking::Rank& rank : tape.brokers().Ranked(side)) sum += rank.quantity;
    EXPECT_EQ(sum, tape.volume());
    EXPECT_LE(tape.program().tally(side).volume, tape.tally(side).volume);
  }
  const ProgramTrading& program = tape.program();
  EXPECT_EQ(program.net().volume, program.tally(Side::kBuy).volume - program.tally(Side::kSell).volume);
  if (!tape.traded()) {
    EXPECT_EQ(tape.open() + tape.high() + tape.low() + tape.volume() + tape.turnover(), 0);
    EXPECT_EQ(tape.price(), stock.base_price());
    return;
  }
  EXPECT_EQ(tape.price() % TickSize(stock.instrument().kind, tape.price()), 0);
  EXPECT_GE(tape.high(), std::max(tape.open(), tape.price()));
  EXPECT_LE(tape.low(), std::min(tape.open(), tape.price()));
  // The 30 % of the rule, not the simulator's own limits.
  EXPECT_LE(tape.high() * 10, stock.base_price() * 13);
  EXPECT_GE(tape.low() * 10, stock.base_price() * 7);
  EXPECT_GE(tape.turnover(), tape.volume() * tape.low());
  EXPECT_LE(tape.turnover(), tape.volume() * tape.high());
  EXPECT_LE(tape.tally(Side::kBuy).volume + tape.tally(Side::kSell).volume, tape.volume());
  EXPECT_LE(tape.opened_at(), std::min(tape.high_at(), tape.low_at()));
  EXPECT_LE(std::max(tape.high_at(), tape.low_at()), tape.last().time);
}

void ExpectCoherent(const Stock& stock, const OrderBook& book, Exchange exchange) {
  const int64_t ask = book.best(exchange, Side::kSell).price;
  const int64_t bid = book.best(exchange, Side::kBuy).price;
  EXPECT_TRUE(ask == 0 || bid < ask) << bid << " " << ask;
  for (const Side side : {Side::kBuy, Side::kSell}) {
    int64_t sum = 0;
    int64_t changes = 0;
    for (int rank = 0; rank < book.depth(exchange, side); ++rank) {
      const OrderBook::Level level = book.level(exchange, side, rank);
      sum += level.quantity;
      changes += level.change;
      EXPECT_GT(level.quantity, 0);
      EXPECT_EQ(level.price % TickSize(stock.instrument().kind, level.price), 0);
      EXPECT_GE(level.price * 10, stock.base_price() * 7);
      EXPECT_LE(level.price * 10, stock.base_price() * 13);
    }
    EXPECT_EQ(book.total(exchange, side), sum);
  }
}

}  // namespace

void ExpectCoherent(const Stock& stock) {
  SCOPED_TRACE(std::string(stock.instrument().code) + " at " + std::to_string(stock.price()));
  for (const Exchange exchange : {kKrx, kNxt, kBoth}) {
    ExpectCoherent(stock, stock.tape(exchange));
    ExpectCoherent(stock, stock.book(), exchange);
  }
  EXPECT_EQ(stock.tape(kBoth).volume(), stock.tape(kKrx).volume() + stock.tape(kNxt).volume());
  EXPECT_EQ(stock.tape(kBoth).turnover(), stock.tape(kKrx).turnover() + stock.tape(kNxt).turnover());
  const Auction auction = stock.auction();
  if (!auction.running) return;
  const int64_t ask = stock.book().best(kBoth, Side::kSell).price;
  EXPECT_GE(auction.price, stock.book().best(kBoth, Side::kBuy).price);
  EXPECT_TRUE(ask == 0 || auction.price <= ask);
  EXPECT_GT(auction.quantity, 0);
}

void ExpectCoherent(const Sector& sector) {
  SCOPED_TRACE(std::string(sector.info().code));
  long double base = 0;
  long double now = 0;
  int64_t volume = 0;
  int64_t turnover = 0;
  int64_t rising = 0;
  int64_t falling = 0;
  int64_t traded = 0;
  for (const Stock* stock : sector.members()) {
    const auto shares = static_cast<long double>(stock->instrument().listed_shares);
    base += static_cast<long double>(stock->base_price()) * shares;
    now += static_cast<long double>(stock->price()) * shares;
    volume += stock->tape(kKrx).volume();
    turnover += stock->tape(kKrx).turnover();
    traded += stock->tape(kKrx).volume() > 0;
    rising += stock->price() > stock->base_price();
    falling += stock->price() < stock->base_price();
  }
  EXPECT_NEAR(static_cast<double>(sector.level()), static_cast<double>(sector.base_level() * now / base), 1.0);
  EXPECT_EQ(sector.volume(), volume);
  EXPECT_EQ(sector.turnover(), turnover);
  if (volume > 0) {
    EXPECT_LE(sector.low(), std::min(sector.open(), sector.level()));
    EXPECT_GE(sector.high(), std::max(sector.open(), sector.level()));
  }
  const Sector::Breadth breadth = sector.breadth();
  EXPECT_EQ(breadth.advancing, rising);
  EXPECT_EQ(breadth.declining, falling);
  EXPECT_EQ(breadth.advancing + breadth.unchanged + breadth.declining, breadth.traded);
  EXPECT_EQ(breadth.traded, traded);
  EXPECT_LE(breadth.upper_limit, breadth.advancing);
  EXPECT_LE(breadth.lower_limit, breadth.declining);
  EXPECT_EQ(breadth.listed, static_cast<int64_t>(sector.members().size()));
}

Observer::Observer(const Market& market) : market_(market), last_(market.now()), day_(SeoulDay(market.now())) {
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
    if (stock->auction().quantity > 0 && !stock->auction().running) seen.reference = stock->auction().price;
  }
}

void Observer::SeeBeginOfDay() {
  stocks_.clear();
  for (const auto& stock : market_.stocks()) stocks_[stock.get()].reference = stock->base_price();
}

void Observer::See(const Market::Change& change) {
  EXPECT_LE(last_, market_.now());
  last_ = market_.now();
  // The day before ends at 20:00, so that the first change of a day is one of its own.
  if (SeoulDay(last_) != day_ && SeoulTime(last_).hour() >= 7 && phases.size() > 0) SeeBeginOfDay();
  day_ = SeoulDay(last_);
  ++changes[change.topic];
  if (change.stock != nullptr) ExpectCoherent(*change.stock);
  if (change.sector != nullptr) ExpectCoherent(*change.sector);
  if (change.topic == Topic::kTrade) SeeTrade(*change.stock, change.exchange);
  if (change.topic == Topic::kBook) SeeBook(*change.stock, change.exchange);
  if (change.topic == Topic::kInterruption) SeeInterruption(*change.stock);
  if (change.topic == Topic::kMarketPhase) phases += market_.announcement().code;
  if (change.topic == Topic::kIndicative) {
    EXPECT_TRUE(change.stock->auction().running);
    EXPECT_EQ(change.stock->auction().exchange, change.exchange);
    EXPECT_EQ(change.stock->phase(change.exchange), Phase::kAuction);
  }
}

void Observer::SeeTrade(const Stock& stock, Exchange exchange) {
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
    EXPECT_EQ(trade.price, stock.auction().price);
    EXPECT_EQ(trade.quantity, stock.auction().quantity);
    EXPECT_FALSE(stock.auction().running);
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
  ExpectAtToldPrice(stock, exchange, trade);
  if (exchange == kKrx) {
    EXPECT_LT(std::abs(trade.price - seen.reference) * 100, seen.reference * 10) << "the static band is broken";
  }
}

void Observer::SeeBook(const Stock& stock, Exchange where) {
  for (const Exchange view : {kKrx, kNxt, kBoth}) {
    if (!Sees(view, where)) continue;
    for (const Side side : {Side::kBuy, Side::kSell}) {
      std::vector<OrderBook::Level>& told = books_[{&stock, view}][side];
      told.resize(OrderBook::kLevels);
      int64_t total_change = 0;
      for (int rank = 0; rank < OrderBook::kLevels; ++rank) {
        const OrderBook::Level level = stock.book().level(view, side, rank);
        EXPECT_EQ(level.change, level.quantity - told[rank].quantity) << "since it was told";
        total_change += level.change;
        told[rank] = level;
      }
      EXPECT_EQ(stock.book().total_change(view, side), total_change);
    }
  }
}

void Observer::ExpectAtToldPrice(const Stock& stock, Exchange exchange, const Tape::Trade& trade) {
  for (const Exchange view : {exchange, kBoth}) {
    const OrderBook::Level& best = books_[{&stock, view}][Opposite(*trade.side)].at(0);
    EXPECT_EQ(trade.price, best.price) << "a trade is at the best price that was told";
    EXPECT_LE(trade.quantity, best.quantity);
  }
}

void Observer::SeeInterruption(const Stock& stock) {
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
    EXPECT_FALSE(seen.interrupted);
    EXPECT_EQ(it.triggered, market_.now());
    if (it.static_base != 0) {
      EXPECT_EQ(it.static_base, seen.reference);
    }
  }
  seen.interrupted = !it.is_released();
}

void Observer::ExpectNothingMissed() const {
  for (const auto& [stock, seen] : stocks_) {
    for (const Exchange exchange : {kKrx, kNxt, kBoth}) {
      EXPECT_EQ(stock->tape(exchange).volume(), seen.tapes[static_cast<int>(exchange)].volume);
    }
  }
}

}  // namespace kiwoom::simulator
