#include "service/broker/sliding_window_limiter.h"

#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::broker {
namespace {
const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

TEST(SlidingWindowLimiter, AllowsABurstButNeverExceedsTheLimitInAnyWindow) {
  SlidingWindowLimiter limiter(3, absl::Seconds(1));
  std::vector<absl::Time> taken;
  absl::Time now = kStart;
  for (int i = 0; i < 20; ++i) {
    const absl::Time time = limiter.Earliest(now);
    limiter.Take(time);
    taken.push_back(time);
    now += absl::Milliseconds(70);
  }
  EXPECT_EQ(taken[0], kStart);
  EXPECT_EQ(taken[2], kStart + absl::Milliseconds(140)) << "a burst does not wait";
  for (size_t i = 3; i < taken.size(); ++i) EXPECT_GE(taken[i] - taken[i - 3], absl::Seconds(1));
}

TEST(SlidingWindowLimiter, ReservesAhead) {
  SlidingWindowLimiter limiter(1, absl::Seconds(1));
  for (int i = 0; i < 5; ++i) {
    const absl::Time time = limiter.Earliest(kStart);
    EXPECT_EQ(time, kStart + absl::Seconds(i));
    limiter.Take(time);
  }
}

TEST(SlidingWindowLimiter, HoldBlocksUntilTheGivenTime) {
  SlidingWindowLimiter limiter(5, absl::Seconds(1));
  limiter.Hold(kStart + absl::Seconds(2));
  limiter.Hold(kStart + absl::Seconds(1));
  EXPECT_EQ(limiter.Earliest(kStart), kStart + absl::Seconds(2));
  EXPECT_EQ(limiter.Earliest(kStart + absl::Seconds(3)), kStart + absl::Seconds(3));
}

TEST(SlidingWindowLimiter, AWaitMayBeLong) {
  SlidingWindowLimiter limiter(1, absl::Hours(1));
  limiter.Take(kStart);
  EXPECT_EQ(limiter.Earliest(kStart + absl::Minutes(10)), kStart + absl::Hours(1));
}

}  // namespace
}  // namespace kiwoom::broker
