#include "service/stop_plan.h"

#include <gtest/gtest.h>

namespace kiwoom {
namespace {

TEST(StopPlan, HasRoomForEachStepWithinTheGrace) {
  const absl::Time now = absl::FromUnixSeconds(1'800'000'000);
  const StopPlan usual(now, absl::Seconds(7));
  EXPECT_EQ(usual.queries, now + absl::Seconds(5));
  EXPECT_EQ(usual.sessions, now + absl::Seconds(6));
  EXPECT_EQ(usual.streams, now + absl::Milliseconds(6650));
  for (const int seconds : {1, 300}) {
    const StopPlan plan(now, absl::Seconds(seconds));
    EXPECT_LT(now, plan.queries);
    EXPECT_LT(plan.queries, plan.sessions);
    EXPECT_LT(plan.sessions, plan.streams);
    EXPECT_LT(plan.streams, now + absl::Seconds(seconds));
  }
}

}  // namespace
}  // namespace kiwoom
