#include "tests/chaos/arrivals.h"

#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

absl::Time At(int second) { return absl::FromUnixSeconds(second); }

TEST(Arrivals, KnowTheLastRowByATime) {
  Arrivals arrivals;
  EXPECT_EQ(arrivals.LastBy(At(99)), 0u);
  arrivals.Enter(7, At(20));
  arrivals.Enter(3, At(10));  // from a reader that is behind
  arrivals.Enter(5, At(20));
  arrivals.Enter(9, At(30));
  EXPECT_EQ(arrivals.LastBy(At(9)), 0u);
  EXPECT_EQ(arrivals.LastBy(At(10)), 3u);
  EXPECT_EQ(arrivals.LastBy(At(29)), 7u);
  EXPECT_EQ(arrivals.LastBy(At(30)), 9u);
}

TEST(Arrivals, TakeTheEarliestTimeOfAnOrder) {
  Arrivals arrivals;
  arrivals.Enter(7, At(20));
  arrivals.Enter(8, At(15));
  EXPECT_EQ(arrivals.LastBy(At(15)), 8u);
  EXPECT_EQ(arrivals.LastBy(At(20)), 8u);
}

}  // namespace
}  // namespace kiwoom::chaos
