#include "service/fanout/unreadable_gap.h"

#include <gtest/gtest.h>

namespace kiwoom::fanout {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

absl::Time At(int milliseconds) { return kStart + absl::Milliseconds(milliseconds); }

TEST(UnreadableGap, ReportsTheFirstAtOnceAndAFloodOncePerSecond) {
  UnreadableGap gap(absl::Seconds(1));
  EXPECT_EQ(gap.due(), absl::InfiniteFuture());
  EXPECT_FALSE(gap.Take(At(0)).has_value());

  gap.Add(At(0), At(1));
  const auto first = gap.Take(At(1));
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->from, At(0));
  EXPECT_EQ(first->until, At(1));
  EXPECT_EQ(gap.due(), absl::InfiniteFuture()) << "no gap is pending";

  for (int i = 2; i <= 500; ++i) {
    gap.Add(At(i - 1), At(i));
    EXPECT_FALSE(gap.Take(At(i)).has_value());
  }
  EXPECT_EQ(gap.due(), At(1001));
  const auto flood = gap.Take(At(1001));
  ASSERT_TRUE(flood.has_value());
  EXPECT_EQ(flood->from, At(1)) << "from the end of the last reported gap";
  EXPECT_EQ(flood->until, At(500)) << "when the last of them arrived, not when it was due";
  EXPECT_FALSE(gap.Take(At(9000)).has_value());
}

TEST(UnreadableGap, AfterAQuietSecondReportsAtOnce) {
  UnreadableGap gap(absl::Seconds(1));
  gap.Add(At(0), At(1));
  gap.Take(At(1));
  gap.Add(At(1900), At(2000));
  EXPECT_LE(gap.due(), At(2000));
  EXPECT_TRUE(gap.Take(At(2000)).has_value());
}

}  // namespace
}  // namespace kiwoom::fanout
