#include "service/clock/clock.h"

#include <gtest/gtest.h>

#include "absl/time/clock.h"

namespace kiwoom::clock {
namespace {

TEST(SystemClock, BothClocksOfTheMachineGoForward) {
  const absl::Time before = absl::Now();
  const SystemClock clock;
  const Moment first = clock.Now();
  const Moment second = clock.Now();
  EXPECT_GE(first.wall, before);
  EXPECT_GE(first.steady, before) << "the steady clock starts at the time of the wall clock";
  EXPECT_GE(second.steady, first.steady);
  EXPECT_LT(second.steady - first.steady, absl::Hours(1));
}

TEST(Moment, OfOneTimeHasItOnBothClocksAndKeepsTheirDistance) {
  const absl::Time noon = absl::FromUnixSeconds(43'200);
  const Moment agreed = noon;
  EXPECT_EQ(agreed.steady, noon);
  EXPECT_EQ(agreed.wall, noon);
  const Moment stepped = Moment{noon, noon - absl::Seconds(20)} + absl::Seconds(5);
  EXPECT_EQ(stepped.steady, noon + absl::Seconds(5));
  EXPECT_EQ(stepped.wall, noon - absl::Seconds(15));
}

TEST(Moment, LabelsAnotherInstantByTheWallClockOfNow) {
  const absl::Time noon = absl::FromUnixSeconds(43'200);
  const Moment now{noon, noon - absl::Hours(1)};
  EXPECT_EQ(now.WallOf(noon - absl::Seconds(7)), noon - absl::Hours(1) - absl::Seconds(7));
  EXPECT_EQ(now.WallOf(noon + absl::Minutes(2)), noon - absl::Minutes(58));
  EXPECT_EQ(now.WallOf(absl::InfinitePast()), absl::InfinitePast());
  EXPECT_EQ(now.WallOf(absl::InfiniteFuture()), absl::InfiniteFuture());
}

}  // namespace
}  // namespace kiwoom::clock
