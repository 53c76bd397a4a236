#include "simulator/market/sector.h"

#include <gtest/gtest.h>

#include <string>

#include "simulator/market/market.h"
#include "simulator/market/seoul_time.h"
#include "simulator/observation/coherence.h"

namespace kiwoom::simulator {
namespace {

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

void Trade(Market& market, RandomSource& random, absl::Time now, const Market::Listener& listener) {
  const auto& stock = *market.stocks()[random.Between(0, static_cast<int64_t>(market.stocks().size()) - 1)];
  market.Happen(MarketEvent::kTrade, stock.instrument().code, Exchange::kBoth, now, listener);
}

TEST(SectorTest, AQueryReflectsTheStocksWithoutRegistrations) {
  Market market(3, "1111111111", kTen);
  RandomSource random(3);
  const int64_t before = market.FindSector("101")->level();
  for (int i = 0; i < 2'000 && !::testing::Test::HasFailure(); ++i) {
    Trade(market, random, kTen + absl::Milliseconds(200) * i, [](const Market::Change&) {});
    ExpectCoherent(market);
  }
  EXPECT_NE(market.FindSector("101")->level(), before);
}

TEST(SectorTest, QueriesStayConsistentThroughADay) {
  const absl::Time seven = kTen - absl::Hours(3);
  Market market(5, "1111111111", seven, TradingHours::kTimetable);
  RandomSource random(5);
  for (int i = 0; i < 13 * 3'600 && !::testing::Test::HasFailure(); i += 5) {
    Trade(market, random, seven + absl::Seconds(i), [](const Market::Change&) {});
    ExpectCoherent(market);
  }
}

TEST(SectorTest, PublishedIncrementsAddUpToTheShownVolume) {
  Market market(4, "1111111111", kTen);
  RandomSource random(4);
  const Sector& sector = *market.FindSector("001");
  int64_t shown = 0;
  int reported = 0;
  const auto listen = [&](const Market::Change& change) {
    if (change.event != MarketEvent::kIndex) return;
    if (reported++ > 0) {
      EXPECT_EQ(sector.volume_increment(), sector.volume() / 1'000 * 1'000 - shown);
    }
    shown = sector.volume() / 1'000 * 1'000;
  };
  for (int i = 0; i < 500; ++i) {
    const absl::Time now = kTen + absl::Seconds(i);
    Trade(market, random, now, listen);
    const MarketEvent event = random.Chance(0.5) ? MarketEvent::kIndex : MarketEvent::kBreadth;
    market.Happen(event, "001", Exchange::kBoth, now, listen);
  }
  EXPECT_GT(reported, 100);
}

TEST(SectorTest, TheTrailHasTenSecondStepsThatAddUp) {
  Market market(6, "1111111111", kTen);
  RandomSource random(6);
  const Sector& sector = *market.FindSector("001");
  const absl::Time step = kTen + absl::Seconds(60);
  Sector::Sample expected;  // the index at that time
  for (int i = 0; i < 400; ++i) {
    const absl::Time now = kTen + absl::Milliseconds(370) * i;
    if (now > step && expected.volume == 0) expected = {step, sector.level(), sector.volume()};
    Trade(market, random, now, [](const Market::Change&) {});
  }
  const auto trail = sector.Trail(market.now());
  ASSERT_GT(trail.size(), 10u);
  EXPECT_GE(market.now() - trail.front().time, absl::ZeroDuration());
  EXPECT_LT(market.now() - trail.front().time, absl::Seconds(10));
  bool found = false;
  for (size_t i = 0; i < trail.size(); ++i) {
    EXPECT_EQ(absl::ToUnixMillis(trail[i].time) % 10'000, 0);
    const int64_t before = i + 1 < trail.size() ? trail[i + 1].volume : 0;
    EXPECT_EQ(trail[i].volume_increment, trail[i].volume / 1'000 * 1'000 - before / 1'000 * 1'000);
    if (trail[i].time != step) continue;
    found = true;
    EXPECT_EQ(trail[i].level, expected.level);
    EXPECT_EQ(trail[i].volume, expected.volume);
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace kiwoom::simulator
