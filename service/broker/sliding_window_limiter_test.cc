#include "service/broker/sliding_window_limiter.h"

#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::broker {
namespace {

const absl::Time sessions::kStart = absl::FromUnixSeconds(1'800'000'000);

TEST(SlidingWindowLimiter, LetsABurstThroughAndNeverMoreInAnyPeriod) {
  SlidingWindowLimiter pace(3, absl::Seconds(1));
  std::vector<absl::Time> taken;
  absl::Time now = sessions::kStart;
  for (int i = 0; i < 20; ++i) {
    const absl::Time time = pace.Earliest(now);
    pace.Take(time);
    taken.push_back(time);
    now += absl::Milliseconds(70);
  }
  EXPECT_EQ(taken[0], sessions::kStart);
  EXPECT_EQ(taken[2], sessions::kStart + absl::Milliseconds(140)) << "a burst does not wait";
  for (size_t i = 3; i < taken.size(); ++i) EXPECT_GE(taken[i] - taken[i - 3], absl::Seconds(1));
}

TEST(SlidingWindowLimiter, PlacesCanBeTakenAhead) {
  SlidingWindowLimiter pace(1, absl::Seconds(1));
  for (int i = 0; i < 5; ++i) {
    const absl::Time time = pace.Earliest(sessions::kStart);
    EXPECT_EQ(time, sessions::kStart + absl::Seconds(i));
    pace.Take(time);
  }
}

TEST(SlidingWindowLimiter, Holds) {
  SlidingWindowLimiter pace(5, absl::Seconds(1));
  pace.Hold(sessions::kStart + absl::Seconds(2));
  pace.Hold(sessions::kStart + absl::Seconds(1));
  EXPECT_EQ(pace.Earliest(sessions::kStart), sessions::kStart + absl::Seconds(2));
  EXPECT_EQ(pace.Earliest(sessions::kStart + absl::Seconds(3)), sessions::kStart + absl::Seconds(3));
}

TEST(SlidingWindowLimiter, DoesNotWaitForAClockThatSteppedBack) {
  SlidingWindowLimiter pace(1, absl::Seconds(1));
  pace.Take(sessions::kStart);
  const absl::Time yesterday = sessions::kStart - absl::Hours(24);
  EXPECT_EQ(pace.Earliest(yesterday), yesterday);
  pace.Take(yesterday);
  EXPECT_EQ(pace.Earliest(yesterday), yesterday + absl::Seconds(1)) << "counts again";
}

}  // namespace
}  // namespace kiwoom::broker
