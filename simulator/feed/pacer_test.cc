#include "simulator/feed/pacer.h"

#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

int64_t Due(Pacer& pacer) {
  int64_t rows = 0;
  for (; pacer.IsDue(); ++rows) pacer.Count(1);
  return rows;
}

TEST(PacerTest, RowsAreDueByTheirRate) {
  for (const double rate : {1.0, 20.0, 333.0, 50'000.0}) {
    Pacer pacer(rate);
    int64_t rows = 0;
    for (int i = 0; i < 10'000; ++i) {
      pacer.Advance(absl::Milliseconds(1));
      rows += Due(pacer);
    }
    EXPECT_NEAR(static_cast<double>(rows), 10 * rate, 1);
  }
}

TEST(PacerTest, ABurstDelaysTheNextRows) {
  Pacer pacer(10);
  pacer.Advance(absl::Milliseconds(100));
  EXPECT_TRUE(pacer.IsDue());
  pacer.Count(5);
  pacer.Advance(absl::Milliseconds(400));
  EXPECT_FALSE(pacer.IsDue());
  pacer.Advance(absl::Milliseconds(100));
  EXPECT_TRUE(pacer.IsDue());
}

TEST(PacerTest, DoesNotCatchUpAfterAPause) {
  Pacer pacer(1'000);
  pacer.Advance(absl::Hours(1));
  EXPECT_EQ(Due(pacer), 100);
}

TEST(PacerTest, WaitsUntilTheNextRow) {
  Pacer pacer(2);
  EXPECT_EQ(pacer.Wait(), absl::Milliseconds(500));
  pacer.SetRate(100'000);
  EXPECT_EQ(pacer.Wait(), absl::Milliseconds(1));
  pacer.SetRate(0);
  EXPECT_EQ(pacer.Wait(), absl::InfiniteDuration());
}

}  // namespace
}  // namespace kiwoom::simulator
