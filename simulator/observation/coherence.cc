#include "simulator/observation/coherence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

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
  // Check against the rule's 30 %, not the simulator's own limits.
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

// The fund's NAV has moved like the index and lies between its bid and ask.
void ExpectFollows(const Stock& fund, const Sector& index) {
  SCOPED_TRACE(std::string(fund.instrument().code));
  long double base = 0;
  long double now = 0;
  for (const Stock* stock : index.members()) {
    const auto shares = static_cast<long double>(stock->instrument().listed_shares);
    base += static_cast<long double>(stock->base_price()) * shares;
    now += static_cast<long double>(stock->price()) * shares;
  }
  EXPECT_NEAR(static_cast<double>(fund.nav()), static_cast<double>(fund.previous_nav() * now / base), 1.0);
  if (!fund.trades_on(kKrx)) return;
  const int64_t ask = fund.book().best(kKrx, Side::kSell).price;
  EXPECT_LE(fund.book().best(kKrx, Side::kBuy).price * 100, fund.nav());
  EXPECT_TRUE(ask == 0 || ask * 100 > fund.nav()) << ask;
}

}  // namespace

void ExpectCoherent(const Stock& stock) {
  SCOPED_TRACE(std::string(stock.instrument().code) + " at " + std::to_string(stock.price()));
  for (const Exchange exchange : {kKrx, kNxt, kBoth}) {
    ExpectCoherent(stock, stock.tape(exchange));
    ExpectCoherent(stock, stock.book(), exchange);
    const Auction auction = stock.auction(exchange);
    if (!auction.running) continue;
    EXPECT_TRUE(exchange == kBoth || auction.exchange == exchange);
    const int64_t ask = stock.book().best(kBoth, Side::kSell).price;
    EXPECT_GE(auction.price, stock.book().best(kBoth, Side::kBuy).price);
    EXPECT_TRUE(ask == 0 || auction.price <= ask);
    EXPECT_GT(auction.quantity, 0);
  }
  EXPECT_EQ(stock.tape(kBoth).volume(), stock.tape(kKrx).volume() + stock.tape(kNxt).volume());
  EXPECT_EQ(stock.tape(kBoth).turnover(), stock.tape(kKrx).turnover() + stock.tape(kNxt).turnover());
}

void ExpectCoherent(const Sector& sector) {
  SCOPED_TRACE(std::string(sector.info().code));
  if (sector.members().empty()) {
    EXPECT_EQ(sector.level(), sector.base_level());
    EXPECT_EQ(sector.volume() + sector.breadth().listed, 0);
    return;
  }
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

void ExpectCoherent(const Market& market) {
  for (const auto& sector : market.sectors()) ExpectCoherent(*sector);
  const Sector& index = market.fund_index();
  for (const auto& stock : market.stocks()) {
    ExpectCoherent(*stock);
    if (stock->is_fund()) ExpectFollows(*stock, index);
  }
}

}  // namespace kiwoom::simulator
