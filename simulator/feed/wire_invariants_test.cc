// Consistency of the rows as a client sees them, through a day of both exchanges and in a market that never closes.

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "simulator/feed/wire_session.h"
#include "simulator/market/seoul_time.h"
#include "simulator/observation/row_observer.h"

namespace kiwoom::simulator {
namespace {

void RegisterEverything(WireSession& session) {
  for (const char* type : {"0B", "0D", "0H", "0F", "0w", "0C", "0A", "0g"}) {
    session.Register(type, {"005930", "000660_NX", "000660_AL", "000020", "069500"});
  }
  session.Register("0G", {"069500"});
  for (const char* type : {"0J", "0U"}) session.Register(type, {"001", "101", "201"});
  for (const char* type : {"00", "04", "0s", "1h"}) session.Register(type, {""});
}

TEST(WireInvariantsTest, HoldThroughADay) {
  for (const uint64_t seed : {1, 2, 3}) {
    SCOPED_TRACE(seed);
    const absl::Time seven = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 7, 10, 0), Seoul());
    WireSession session(seed, seven, TradingHours::kTimetable);
    RegisterEverything(session);
    RowObserver reader(session.market);
    ASSERT_FALSE(::testing::Test::HasFailure());
    for (int i = 0; i < 13 * 3'600 && !::testing::Test::HasFailure(); i += 5) {
      session.feed.Step(seven + absl::Seconds(i));
      session.feed.Flush();
      for (const std::string& text : std::exchange(session.texts, {})) reader.Read(text);
    }
    EXPECT_EQ(reader.rows.size(), 15u);
    EXPECT_EQ(reader.rows["0s"], 35);
    EXPECT_GT(reader.rows["0B"], 2'000);
    EXPECT_GT(reader.rows["0H"], 100);
    EXPECT_GT(reader.releases, 0);
  }
}

TEST(WireInvariantsTest, HoldInAMarketThatNeverCloses) {
  for (const uint64_t seed : {11, 12, 13}) {
    SCOPED_TRACE(seed);
    const absl::Time ten = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());
    WireSession session(seed, ten);
    RegisterEverything(session);
    RowObserver reader(session.market);
    ASSERT_FALSE(::testing::Test::HasFailure());
    for (int i = 0; i < 10'000 && !::testing::Test::HasFailure(); ++i) {
      session.feed.Step(ten + absl::Milliseconds(100) * i);
      session.feed.Flush();
      for (const std::string& text : std::exchange(session.texts, {})) reader.Read(text);
    }
    EXPECT_EQ(reader.rows.size(), 15u);
    EXPECT_GT(reader.releases, 0);
  }
}

}  // namespace
}  // namespace kiwoom::simulator
