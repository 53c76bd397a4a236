#include "tests/chaos/arrivals.h"

#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

absl::Time At(int second) { return absl::FromUnixSeconds(second); }

TEST(Arrivals, KnowTheLastRowByATime) {
  Arrivals arrivals;
  EXPECT_EQ(arrivals.LastBy("alpha", At(99)), 0u);
  arrivals.Enter("alpha", 7, At(20));
  arrivals.Enter("alpha", 3, At(10));  // from a reader that is behind
  arrivals.Enter("alpha", 5, At(20));
  arrivals.Enter("alpha", 9, At(30));
  EXPECT_EQ(arrivals.LastBy("alpha", At(9)), 0u);
  EXPECT_EQ(arrivals.LastBy("alpha", At(10)), 3u);
  EXPECT_EQ(arrivals.LastBy("alpha", At(29)), 7u);
  EXPECT_EQ(arrivals.LastBy("alpha", At(30)), 9u);
}

TEST(Arrivals, TakeTheEarliestTimeOfAnOrder) {
  Arrivals arrivals;
  arrivals.Enter("alpha", 7, At(20));
  arrivals.Enter("alpha", 8, At(15));
  EXPECT_EQ(arrivals.LastBy("alpha", At(15)), 8u);
  EXPECT_EQ(arrivals.LastBy("alpha", At(20)), 8u);
}

TEST(Arrivals, OfOneSessionSayNothingAboutAnother) {
  Arrivals arrivals;
  arrivals.Enter("alpha", 7, At(20));
  arrivals.Enter("beta", 2, At(20));
  EXPECT_EQ(arrivals.LastBy("alpha", At(20)), 7u);
  EXPECT_EQ(arrivals.LastBy("beta", At(20)), 2u);
}

}  // namespace
}  // namespace kiwoom::chaos
