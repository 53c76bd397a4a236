#include "service/broker/sliding_window_limiter.h"

#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::broker {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

TEST(SlidingWindowLimiter, LetsABurstThroughAndNeverMoreInAnyPeriod) {
  SlidingWindowLimiter pace(3, absl::Seconds(1));
  std::vector<absl::Time> taken;
  absl::Time now = kStart;
  for (int i = 0; i < 20; ++i) {
    const absl::Time time = pace.Earliest(now);
    pace.Take(time);
    taken.push_back(time);
    now += absl::Milliseconds(70);
  }
  EXPECT_EQ(taken[0], kStart);
  EXPECT_EQ(taken[2], kStart + absl::Milliseconds(140)) << "a burst does not wait";
  for (size_t i = 3; i < taken.size(); ++i) EXPECT_GE(taken[i] - taken[i - 3], absl::Seconds(1));
}

TEST(SlidingWindowLimiter, PlacesCanBeTakenAhead) {
  SlidingWindowLimiter pace(1, absl::Seconds(1));
  for (int i = 0; i < 5; ++i) {
    const absl::Time time = pace.Earliest(kStart);
    EXPECT_EQ(time, kStart + absl::Seconds(i));
    pace.Take(time);
  }
}

TEST(SlidingWindowLimiter, Holds) {
  SlidingWindowLimiter pace(5, absl::Seconds(1));
  pace.Hold(kStart + absl::Seconds(2));
  pace.Hold(kStart + absl::Seconds(1));
  EXPECT_EQ(pace.Earliest(kStart), kStart + absl::Seconds(2));
  EXPECT_EQ(pace.Earliest(kStart + absl::Seconds(3)), kStart + absl::Seconds(3));
}

TEST(SlidingWindowLimiter, DoesNotWaitForAClockThatSteppedBack) {
  SlidingWindowLimiter pace(1, absl::Seconds(1));
  pace.Take(kStart);
  const absl::Time yesterday = kStart - absl::Hours(24);
  EXPECT_EQ(pace.Earliest(yesterday), yesterday);
  pace.Take(yesterday);
  EXPECT_EQ(pace.Earliest(yesterday), yesterday + absl::Seconds(1)) << "counts again";
}

}  // namespace
}  // namespace kiwoom::broker
