#include "simulator/market/timetable.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "simulator/market/market_clock.h"
#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

absl::Time At(int day, int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(2026, 7, day, hour, minute, second), Seoul());
}

TEST(TimetableTest, MatchesTheOfficialDocuments) {
  // Market status codes by time according to the official documents; the countdown to the close is finer, as captured.
  const std::map<std::string, std::string> documented = {
      {"08:00:00", "P"},  {"08:40:00", "0"},  {"08:50:00", "Q0"},  {"08:55:00", "0"},  {"08:59:00", "0"},
      {"09:00:00", "3"},  {"09:00:30", "R"},  {"15:20:00", "S2"},  {"15:21:00", "2"},  {"15:22:00", "2"},
      {"15:23:00", "2"},  {"15:24:00", "2"},  {"15:25:00", "2"},   {"15:26:00", "2"},  {"15:27:00", "2"},
      {"15:28:00", "2"},  {"15:29:00", "2"},  {"15:29:10", "2"},   {"15:29:20", "2"},  {"15:29:30", "2"},
      {"15:29:40", "2"},  {"15:29:50", "2"},  {"15:30:00", "48T"}, {"15:40:00", "aU"}, {"16:00:00", "bc"},
      {"18:00:00", "d9"}, {"20:00:00", "VW"},
  };
  std::map<std::string, std::string> reported;
  for (const Turn& turn : TurnsOfTheDay()) {
    if (turn.code.empty()) continue;
    reported[absl::FormatTime("%H:%M:%S", At(20, 0, 0) + turn.at, Seoul())] += turn.code;
    // An announcement with remaining time refers to a turn at that time.
    if (turn.remaining > absl::ZeroDuration()) {
      const absl::Duration then = turn.at + turn.remaining;
      EXPECT_TRUE(then == absl::Hours(9) || then == absl::Minutes(15 * 60 + 30));
    }
  }
  EXPECT_EQ(reported, documented);
}

TEST(TimetableTest, TurnsFollowInOrderDayAfterDay) {
  Timetable timetable(absl::CivilDay(2026, 7, 31));
  absl::Time before = absl::InfinitePast();
  for (size_t i = 0; i < 3 * TurnsOfTheDay().size(); ++i) {
    EXPECT_LE(before, timetable.next());
    before = timetable.next();
    EXPECT_EQ(timetable.Pop().begins_day, i % TurnsOfTheDay().size() == 0);
  }
  EXPECT_EQ(before, At(31, 20, 0) + absl::Hours(48));
}

TEST(MarketClockTest, RunsWithTheWallClock) {
  const MarketClock clock(At(20, 23, 0));
  EXPECT_EQ(clock.At(absl::Hours(2)), At(21, 1, 0));
  EXPECT_EQ(clock.ElapsedAt(At(21, 1, 0)), absl::Hours(2));
}

TEST(MarketClockTest, ScalesTheDayAndSkipsNights) {
  const MarketClock clock(At(20, 7, 55), absl::Seconds(73));  // 12 h 10 min are 730 min: ten minutes per second
  EXPECT_EQ(clock.At(absl::ZeroDuration()), At(20, 7, 55));
  EXPECT_EQ(clock.At(absl::Seconds(6.5)), At(20, 9, 0));
  EXPECT_EQ(clock.At(absl::Seconds(72.5)), At(20, 20, 0));
  EXPECT_EQ(clock.At(absl::Seconds(73)), At(21, 7, 55));
  EXPECT_EQ(clock.At(absl::Seconds(730)), At(30, 7, 55));
  for (const double seconds : {1.0, 72.5, 100.0, 7'300.0}) {
    const absl::Duration elapsed = absl::Seconds(seconds);
    EXPECT_EQ(clock.ElapsedAt(clock.At(elapsed)), elapsed);
  }
  EXPECT_EQ(clock.ElapsedAt(At(21, 7, 0)), absl::Seconds(73))
      << "a time at night maps to the beginning of the next day";
}

TEST(MarketClockTest, MayStartDuringTheDayOrAtNight) {
  EXPECT_EQ(MarketClock(At(20, 15, 20), absl::Seconds(73)).At(absl::Seconds(1)), At(20, 15, 30));
  EXPECT_EQ(MarketClock(At(20, 3, 0), absl::Seconds(73)).At(absl::Seconds(1)), At(20, 8, 5));
  EXPECT_EQ(MarketClock(At(20, 23, 0), absl::Seconds(73)).At(absl::Seconds(1)), At(21, 8, 5));
}

}  // namespace
}  // namespace kiwoom::simulator
