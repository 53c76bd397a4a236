#include "service/sessions/epoch_clock.h"

#include <gtest/gtest.h>

namespace kiwoom::sessions {
namespace {

TEST(EpochClock, IsTheTimeInMicrosecondsAndStrictlyIncreasing) {
  EpochClock clock;
  const absl::Time start = absl::FromUnixMicros(1'000'000);
  EXPECT_EQ(clock.Next(start), 1'000'000u);
  EXPECT_EQ(clock.Next(start), 1'000'001u) << "same time";
  EXPECT_EQ(clock.Next(start - absl::Hours(1)), 1'000'002u) << "the clock stepped back";
  EXPECT_EQ(clock.Next(start + absl::Seconds(1)), 2'000'000u);
}

TEST(EpochClock, StartsAboveTheLastEpochUsed) {
  EpochClock clock;
  clock.StartAbove(5'000'000);
  clock.StartAbove(4'000'000);
  EXPECT_EQ(clock.Next(absl::FromUnixMicros(1)), 5'000'001u);
}

TEST(EpochClock, StaysWithinTheReserveWhileItCan) {
  EpochClock clock;
  clock.Reserve(10);
  EXPECT_EQ(clock.Next(absl::FromUnixMicros(7)), 7u);
  EXPECT_EQ(clock.Next(absl::FromUnixMicros(1'000)), 10u);
  EXPECT_EQ(clock.Next(absl::FromUnixMicros(1'000)), 11u) << "a registration never waits, and no epoch repeats";
  clock.Reserve(5'000);
  EXPECT_EQ(clock.Next(absl::FromUnixMicros(1'001)), 1'001u);
}

TEST(EpochClock, NeverReturnsZero) {
  EpochClock clock;
  EXPECT_EQ(clock.Next(absl::InfinitePast()), 1u);
}

}  // namespace
}  // namespace kiwoom::sessions
