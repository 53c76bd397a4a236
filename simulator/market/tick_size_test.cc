#include "simulator/market/tick_size.h"

#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

TEST(TickSizeTest, FollowsTheExchangesTable) {
  struct Case {
    InstrumentKind kind;
    int64_t price;
    int64_t tick;
  };
  using enum InstrumentKind;
  const Case cases[] = {
      {kStock, 1'999, 1},     {kStock, 2'000, 5},     {kStock, 4'995, 5},     {kStock, 5'000, 10},
      {kStock, 19'990, 10},   {kStock, 20'000, 50},   {kStock, 49'950, 50},   {kStock, 50'000, 100},
      {kStock, 199'900, 100}, {kStock, 200'000, 500}, {kStock, 499'500, 500}, {kStock, 500'000, 1'000},
      {kEtf, 1'999, 1},       {kEtf, 2'000, 5},       {kEtf, 56'735, 5},
  };
  for (const Case& c : cases) EXPECT_EQ(TickSize(c.kind, c.price), c.tick) << c.price;
}

TEST(TickSizeTest, TheGridIsFinerBelowABoundaryThanAboveIt) {
  EXPECT_EQ(TickAbove(InstrumentKind::kStock, 199'900), 200'000);
  EXPECT_EQ(TickAbove(InstrumentKind::kStock, 200'000), 200'500);
  EXPECT_EQ(TickBelow(InstrumentKind::kStock, 200'000), 199'900);
  EXPECT_EQ(TickBelow(InstrumentKind::kStock, 200'500), 200'000);
}

TEST(TickSizeTest, LimitsAreThirtyPercentInTicksOfTheBasePrice) {
  // The limits of the broker's own example of stock information: base 60,300.
  EXPECT_EQ(UpperLimit(InstrumentKind::kStock, 60'300), 78'300);
  EXPECT_EQ(LowerLimit(InstrumentKind::kStock, 60'300), 42'300);
}

}  // namespace
}  // namespace kiwoom::simulator
