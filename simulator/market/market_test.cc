#include "simulator/market/market.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace kiwoom::simulator {
namespace {

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

constexpr Topic kAllTopics[] = {Topic::kTrade,   Topic::kBook,  Topic::kQuote,      Topic::kIndicative,
                                Topic::kBrokers, Topic::kProgram, Topic::kNav,      Topic::kStockInfo,
                                Topic::kIndex,   Topic::kBreadth, Topic::kMarketPhase, Topic::kInterruption,
                                Topic::kOrder,   Topic::kPosition};

// A stock as it was at a trade, to compare the next one with.
struct Seen {
  int64_t volume;
  int64_t turnover;
};

void ExpectCoherent(const Stock& stock) {
  const int64_t price = stock.price();
  SCOPED_TRACE(std::string(stock.instrument().code) + " at " + std::to_string(price));
  EXPECT_EQ(price % TickSize(stock.instrument().kind, price), 0);
  EXPECT_LE(stock.lower_limit(), stock.low());
  EXPECT_LE(stock.low(), price);
  EXPECT_LE(price, stock.high());
  EXPECT_LE(stock.high(), stock.upper_limit());
  EXPECT_LE(stock.low(), stock.open());
  EXPECT_LE(stock.open(), stock.high());
  EXPECT_GE(stock.turnover(), stock.volume() * stock.low());
  EXPECT_LE(stock.turnover(), stock.volume() * stock.high());
  EXPECT_LE(stock.tally(Side::kBuy).volume + stock.tally(Side::kSell).volume, stock.volume());
  const auto& book = stock.book();
  if (book.best(Side::kSell).price != 0) {
    EXPECT_LE(price, book.best(Side::kSell).price);
  }
  if (book.best(Side::kBuy).price != 0) {
    EXPECT_GE(price, book.best(Side::kBuy).price);
  }
  const ProgramTrading& program = stock.program();
  EXPECT_LE(program.tally(Side::kBuy).volume, stock.tally(Side::kBuy).volume);
  EXPECT_LE(program.tally(Side::kSell).volume, stock.tally(Side::kSell).volume);
  for (const Side side : {Side::kBuy, Side::kSell}) {
    int64_t sum = 0;
    for (const BrokerRanking::Rank& rank : stock.brokers().Ranked(side)) sum += rank.quantity;
    EXPECT_EQ(sum, stock.volume());
  }
}

void ExpectCoherent(const Sector& sector) {
  SCOPED_TRACE(std::string(sector.info().code));
  EXPECT_LE(sector.low(), sector.level());
  EXPECT_LE(sector.level(), sector.high());
  const Sector::Breadth breadth = sector.breadth();
  EXPECT_EQ(breadth.advancing + breadth.unchanged + breadth.declining, breadth.listed);
  // An average lies between its parts.
  double least = 1e9;
  double most = -1e9;
  for (const Stock* stock : sector.members()) {
    const double move = static_cast<double>(stock->price()) / static_cast<double>(stock->instrument().base_price);
    least = std::min(least, move);
    most = std::max(most, move);
  }
  const double move = static_cast<double>(sector.level()) / static_cast<double>(sector.info().base_level);
  EXPECT_GE(move, least - 1e-4);
  EXPECT_LE(move, most + 1e-4);
}

TEST(MarketTest, EveryValueFitsToEveryOtherAtEveryChange) {
  for (uint64_t seed = 1; seed <= 5; ++seed) {
    Market market(seed, "1111111111", kTen);
    Dice dice(seed + 100);
    std::map<const Stock*, Seen> seen;
    for (const auto& stock : market.stocks()) seen[stock.get()] = {stock->volume(), stock->turnover()};
    for (int i = 0; i < 4'000 && !::testing::Test::HasFailure(); ++i) {
      const Topic topic = kAllTopics[dice.Between(0, std::size(kAllTopics) - 1)];
      const bool of_sector = topic == Topic::kIndex || topic == Topic::kBreadth;
      const std::string_view subject =
          of_sector ? market.sectors()[dice.Between(0, market.sectors().size() - 1)]->info().code
                    : market.stocks()[dice.Between(0, market.stocks().size() - 1)]->instrument().code;
      market.Happen(topic, subject, kTen + absl::Milliseconds(250) * i, [&](const Market::Change& change) {
        if (change.topic == Topic::kTrade) {
          const Stock& stock = *change.stock;
          const Stock::Trade& trade = stock.last_trade();
          EXPECT_EQ(stock.volume(), seen[&stock].volume + trade.quantity);
          EXPECT_EQ(stock.turnover(), seen[&stock].turnover + trade.quantity * trade.price);
          seen[&stock] = {stock.volume(), stock.turnover()};
        }
        if (change.stock != nullptr) ExpectCoherent(*change.stock);
        if (change.sector != nullptr) ExpectCoherent(*change.sector);
      });
    }
    // Nothing traded without being told.
    for (const auto& stock : market.stocks()) EXPECT_EQ(stock->volume(), seen[stock.get()].volume);
  }
}

TEST(MarketTest, TheSameSeedAndCallsGiveTheSameDay) {
  std::string days[2];
  for (std::string& day : days) {
    Market market(7, "1111111111", kTen);
    for (int i = 0; i < 500; ++i) {
      market.Happen(i % 3 == 0 ? Topic::kBook : Topic::kTrade, "005930", kTen + absl::Seconds(i),
                    [&](const Market::Change& change) { day += std::to_string(change.stock->price()) + ' '; });
    }
  }
  EXPECT_EQ(days[0], days[1]);
}

TEST(MarketTest, AnIndexMovesWithItsStocks) {
  Market market(3, "1111111111", kTen);
  int moved = 0;
  for (int i = 0; i < 200; ++i) {
    int64_t trades = 0;
    const int64_t before = market.FindSector("001")->level();
    market.Happen(Topic::kIndex, "001", kTen + absl::Seconds(i),
                  [&](const Market::Change& change) { trades += change.topic == Topic::kTrade; });
    EXPECT_EQ(trades, 1);
    if (market.FindSector("001")->level() != before) ++moved;
  }
  EXPECT_GT(moved, 20);
}

TEST(MarketTest, AnInterruptionFollowsAJumpAndIsReleasedAfterTwoMinutes) {
  Market market(5, "1111111111", kTen);
  int64_t triggered = 0;
  int64_t released = 0;
  for (int i = 0; i < 40; ++i) {
    const absl::Time now = kTen + absl::Minutes(3) * i;
    market.Happen(Topic::kInterruption, "", now, [&](const Market::Change& change) {
      if (change.topic != Topic::kInterruption) return;
      const VolatilityInterruption& interruption = market.interruption();
      EXPECT_GE(std::abs(interruption.trigger_price - interruption.base_price) * 100, interruption.base_price * 3);
      if (interruption.released == absl::InfinitePast()) {
        ++triggered;
        EXPECT_EQ(interruption.trigger_price, change.stock->price());
      } else {
        ++released;
        EXPECT_GE(interruption.released - interruption.triggered, absl::Minutes(2));
      }
    });
  }
  EXPECT_GT(triggered, 5);
  EXPECT_NEAR(static_cast<double>(triggered), static_cast<double>(released), 1);
}

TEST(MarketTest, OrdersOfTheAccountFillByTradesAndMakeItsPositions) {
  Market market(11, "1111111111", kTen);
  int64_t executions = 0;
  for (int i = 0; i < 300; ++i) {
    market.Happen(Topic::kOrder, "", kTen + absl::Seconds(i), [&](const Market::Change& change) {
      const Order& order = market.account().order();
      EXPECT_GE(order.unfilled(), 0);
      if (change.topic == Topic::kPosition) {
        ++executions;
        const Position& position = market.account().position();
        EXPECT_EQ(position.stock, order.stock);
        EXPECT_GE(position.quantity, 0);
        EXPECT_EQ(order.execution_price, order.stock->last_trade().price);
        EXPECT_EQ(order.execution_quantity, order.stock->last_trade().quantity);
      }
    });
  }
  EXPECT_GT(executions, 100);
}

TEST(MarketTest, AYearOfDaysEndsAtTodaysBasePrice) {
  Market market(2, "1111111111", kTen);
  const auto& year = market.FindSector("001")->past_year();
  ASSERT_EQ(year.size(), 250u);
  EXPECT_EQ(year.front().close, market.FindSector("001")->info().base_level);
  EXPECT_EQ(year.front().day, absl::CivilDay(2026, 7, 17));  // a Friday: kTen is a Monday
  for (size_t i = 0; i + 1 < year.size(); ++i) {
    EXPECT_EQ(year[i].previous_close, year[i + 1].close);
    EXPECT_GE(year[i].high, year[i].close);
    EXPECT_LE(year[i].low, year[i].close);
  }
}

}  // namespace
}  // namespace kiwoom::simulator
