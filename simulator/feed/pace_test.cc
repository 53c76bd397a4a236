#include "simulator/feed/pace.h"

#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

int64_t Due(Pace& pace) {
  int64_t rows = 0;
  for (; pace.IsDue(); ++rows) pace.Count(1);
  return rows;
}

TEST(PaceTest, RowsAreDueByTheirRate) {
  for (const double rate : {1.0, 20.0, 333.0, 50'000.0}) {
    Pace pace(rate);
    int64_t rows = 0;
    for (int i = 0; i < 10'000; ++i) {
      pace.Advance(absl::Milliseconds(1));
      rows += Due(pace);
    }
    EXPECT_NEAR(static_cast<double>(rows), 10 * rate, 1);
  }
}

TEST(PaceTest, ABurstOfRowsIsPaidBack) {
  Pace pace(10);
  pace.Advance(absl::Milliseconds(100));
  EXPECT_TRUE(pace.IsDue());
  pace.Count(5);
  pace.Advance(absl::Milliseconds(400));
  EXPECT_FALSE(pace.IsDue());
  pace.Advance(absl::Milliseconds(100));
  EXPECT_TRUE(pace.IsDue());
}

TEST(PaceTest, AHoleInTimeIsNotMadeUpFor) {
  Pace pace(1'000);
  pace.Advance(absl::Hours(1));
  EXPECT_EQ(Due(pace), 100);
}

TEST(PaceTest, WaitsUntilTheNextRow) {
  Pace pace(2);
  EXPECT_EQ(pace.Wait(), absl::Milliseconds(500));
  pace.SetRate(100'000);
  EXPECT_EQ(pace.Wait(), absl::Milliseconds(1));
  pace.SetRate(0);
  EXPECT_EQ(pace.Wait(), absl::InfiniteDuration());
}

}  // namespace
}  // namespace kiwoom::simulator
