#include "simulator/market/market.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "simulator/market/seoul_time.h"
#include "simulator/observation/coherence.h"
#include "simulator/observation/market_observer.h"

namespace kiwoom::simulator {
namespace {

constexpr char kAccount[] = "1111111111";

absl::Time At(int day, int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(2026, 7, day, hour, minute, second), Seoul());
}
const absl::Time kTen = At(20, 10, 0);

constexpr MarketEvent kAllEvents[] = {MarketEvent::kTrade,        MarketEvent::kBook,       MarketEvent::kBestQuote,
                                      MarketEvent::kQuote,        MarketEvent::kIndicative, MarketEvent::kBrokers,
                                      MarketEvent::kProgram,      MarketEvent::kNav,        MarketEvent::kStockInfo,
                                      MarketEvent::kIndex,        MarketEvent::kBreadth,    MarketEvent::kMarketPhase,
                                      MarketEvent::kInterruption, MarketEvent::kOrder,      MarketEvent::kPosition};

// Generates a random event for a random subject on a random exchange.
void HappenSomething(Market& market, absl::Time now, RandomSource& random, const Market::Listener& listener) {
  const MarketEvent event = kAllEvents[random.Between(0, std::size(kAllEvents) - 1)];
  const bool of_sector = event == MarketEvent::kIndex || event == MarketEvent::kBreadth;
  const std::string_view subject =
      of_sector ? market.sectors()[random.Between(0, market.sectors().size() - 1)]->info().code
                : market.stocks()[random.Between(0, market.stocks().size() - 1)]->instrument().code;
  market.Happen(event, subject, static_cast<Exchange>(random.Between(0, 2)), now, listener);
}

TEST(MarketTest, ValuesStayConsistentIfAlwaysOpen) {
  int static_interruptions = 0;
  for (uint64_t seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE(seed);
    Market market(seed, kAccount, kTen);
    MarketObserver observer(market);
    RandomSource random(seed + 100);
    for (int i = 0; i < 4'000 && !::testing::Test::HasFailure(); ++i) {
      HappenSomething(market, kTen + absl::Milliseconds(250) * i, random, observer.Listener());
      ExpectCoherent(market);
    }
    observer.ExpectNothingMissed();
    EXPECT_GT(observer.continuous_trades, 1'000);
    EXPECT_GT(observer.interruptions, 2);
    static_interruptions += observer.static_interruptions;
    for (const MarketEvent event : kAllEvents) EXPECT_GT(observer.changes[event], 0) << static_cast<int>(event);
  }
  EXPECT_GT(static_interruptions, 0) << "some interruptions are static";
}

TEST(MarketTest, ValuesStayConsistentThroughDays) {
  for (uint64_t seed = 1; seed <= 3; ++seed) {
    SCOPED_TRACE(seed);
    Market market(seed, kAccount, At(20, 6, 0), TradingHours::kTimetable);
    MarketObserver observer(market);
    RandomSource random(seed + 100);
    const int stocks = static_cast<int>(market.stocks().size());
    for (absl::Time now = At(20, 6, 0); now < At(22, 21, 0) && !::testing::Test::HasFailure();
         now += absl::Seconds(random.Between(1, 20))) {
      HappenSomething(market, now, random, observer.Listener());
      ExpectCoherent(market);
    }
    observer.ExpectNothingMissed();
    const std::string day = "P0Q0003RS" + std::string(15, '2') + "48TaUbcd9VW";
    EXPECT_EQ(observer.phases.size(), 3 * day.size());
    EXPECT_EQ(observer.phases.substr(0, 8), "P0Q0003R");
    // One print for the opening and one for the closing of each stock. Interruptions absorbed by the closing auction
    // have no print of their own.
    EXPECT_LE(observer.prints[Exchange::kKrx], 3 * 2 * stocks + observer.releases);
    EXPECT_GE(observer.prints[Exchange::kKrx], 3 * 2 * stocks + observer.releases - 3);
    EXPECT_EQ(observer.prints[Exchange::kNxt], 3 * (stocks - 1)) << "NXT lists no funds";
    EXPECT_GT(observer.continuous_trades, 1'000);
    EXPECT_GT(observer.closing_price_trades, 3);
    EXPECT_GT(observer.interruptions, 5);
    EXPECT_EQ(observer.interruptions, observer.releases);
  }
}

TEST(MarketTest, TheSameSeedAndCallsProduceTheSameDay) {
  const auto day = [](uint64_t seed) {
    std::string text;
    Market market(seed, kAccount, At(20, 8, 55), TradingHours::kTimetable);
    RandomSource random(1);
    for (int i = 0; i < 2'000; ++i) {
      HappenSomething(market, At(20, 8, 55) + absl::Seconds(i), random, [&](const Market::Change& change) {
        text += std::to_string(static_cast<int>(change.event)) + ' ';
        if (change.stock != nullptr) text += std::to_string(change.stock->price()) + ' ';
      });
    }
    return text;
  };
  EXPECT_EQ(day(7), day(7));
  EXPECT_NE(day(7), day(8));
}

TEST(MarketTest, AnIndexMovesWithItsStocks) {
  Market market(3, kAccount, kTen);
  int moved = 0;
  for (int i = 0; i < 200; ++i) {
    int64_t trades = 0;
    const int64_t before = market.FindSector("001")->level();
    market.Happen(MarketEvent::kIndex, "001", Exchange::kBoth, kTen + absl::Seconds(i),
                  [&](const Market::Change& change) { trades += change.event == MarketEvent::kTrade; });
    EXPECT_EQ(trades, 1);
    if (market.FindSector("001")->level() != before) ++moved;
  }
  EXPECT_GT(moved, 20);
}

TEST(MarketTest, AFundFollowsTheIndex) {
  for (uint64_t seed = 1; seed <= 5; ++seed) {
    Market market(seed, kAccount, kTen);
    const Stock& fund = *market.FindStock("069500");
    RandomSource random(seed);
    for (int i = 0; i < 3'000; ++i) {
      const std::string_view code = market.stocks()[random.Between(0, market.stocks().size() - 1)]->instrument().code;
      market.Happen(i % 5 == 0 ? MarketEvent::kNav : MarketEvent::kTrade, code, Exchange::kKrx,
                    kTen + absl::Milliseconds(i), [&](const Market::Change& change) {
                      if (change.event != MarketEvent::kNav) return;
                      ASSERT_EQ(change.stock, &fund);
                      EXPECT_NEAR(static_cast<double>(fund.price()) * 100, static_cast<double>(fund.nav()),
                                  0.001 * static_cast<double>(fund.nav()));
                      const double index = static_cast<double>(market.FindSector("201")->Move()) / Sector::kWhole;
                      EXPECT_NEAR(static_cast<double>(fund.nav()), static_cast<double>(fund.previous_nav()) * index,
                                  1.0);
                    });
    }
  }
}

TEST(MarketTest, AnUntradedFundFollowsItsIndexWithoutAnInterruption) {
  Market market(6, kAccount, kTen);  // one in which the index moves that far
  const Stock& fund = *market.FindStock("069500");
  const auto distance = [&] {
    return std::abs(fund.nav() - fund.price() * 100) / static_cast<double>(fund.price() * 100);
  };
  const auto nobody = [](const Market::Change&) {};
  const int64_t volume = fund.tape(Exchange::kKrx).volume();
  int reported = 0;
  absl::Time now = kTen;
  for (int i = 0; i < 400'000 && distance() < 0.035; ++i, now += absl::Seconds(1)) {
    const char* code = i % 2 == 0 ? "005930" : "000660";
    market.Happen(MarketEvent::kTrade, code, Exchange::kKrx, now, [&](const Market::Change& change) {
      reported += change.event == MarketEvent::kBook && change.stock == &fund;
    });
    if (i % 100 == 0) ExpectCoherent(market);
  }
  ASSERT_GE(distance(), 0.035) << "outside its dynamic band";
  EXPECT_EQ(fund.tape(Exchange::kKrx).volume(), volume);
  EXPECT_GT(reported, 10);
  market.Happen(MarketEvent::kTrade, "069500", Exchange::kKrx, now, nobody);
  EXPECT_GT(fund.tape(Exchange::kKrx).volume(), volume);
  EXPECT_FALSE(fund.interruption());
  EXPECT_LT(distance(), 0.001);
}

TEST(MarketTest, AnInterruptionIsATwoMinuteAuction) {
  Market market(5, kAccount, kTen);
  const Stock* stock = nullptr;
  while (stock == nullptr) {
    market.Happen(MarketEvent::kInterruption, "", Exchange::kBoth, kTen, [&](const Market::Change& change) {
      if (change.event == MarketEvent::kInterruption) stock = change.stock;
    });
  }
  const int64_t volume = stock->tape(Exchange::kBoth).volume();
  const std::string_view code = stock->instrument().code;
  for (const Exchange exchange : {Exchange::kKrx, Exchange::kNxt, Exchange::kBoth}) {
    for (int i = 0; i < 20; ++i) {
      market.Happen(MarketEvent::kTrade, code, exchange, kTen + absl::Seconds(119), [](const Market::Change&) {});
    }
  }
  EXPECT_EQ(stock->tape(Exchange::kBoth).volume(), volume);
  const int64_t indicated = stock->auction(Exchange::kKrx).quantity;
  EXPECT_GE(market.next_due(), kTen + absl::Minutes(2));
  std::vector<MarketEvent> reported;
  market.Advance(kTen + absl::Seconds(150), [&](const Market::Change& change) {
    if (change.stock == stock) reported.push_back(change.event);  // the fund's book moves too
  });
  EXPECT_EQ(reported, (std::vector{MarketEvent::kInterruption, MarketEvent::kTrade, MarketEvent::kBook}));
  EXPECT_EQ(stock->tape(Exchange::kBoth).volume(), volume + indicated);
  EXPECT_EQ(market.interruption().released, stock->tape(Exchange::kKrx).last().time);
  EXPECT_TRUE(stock->trades_on(Exchange::kKrx));
  EXPECT_EQ(market.next_due(), absl::InfiniteFuture());
}

TEST(MarketTest, ThePastYearEndsAtTodaysBasePrice) {
  Market market(2, kAccount, kTen);
  const auto& year = market.FindSector("001")->past_year();
  ASSERT_EQ(year.size(), 250u);
  EXPECT_EQ(year.front().close, market.FindSector("001")->base_level());
  EXPECT_EQ(year.front().day, absl::CivilDay(2026, 7, 17));  // a Friday, because kTen is a Monday
  for (size_t i = 0; i + 1 < year.size(); ++i) {
    EXPECT_EQ(year[i].previous_close, year[i + 1].close);
    EXPECT_GE(year[i].high, year[i].close);
    EXPECT_LE(year[i].low, year[i].close);
  }
}

}  // namespace
}  // namespace kiwoom::simulator
