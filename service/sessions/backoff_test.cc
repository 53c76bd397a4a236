#include "service/sessions/backoff.h"

#include <gtest/gtest.h>

namespace kiwoom::sessions {
namespace {

TEST(Backoff, DoublesUpToTheMaximumWithJitter) {
  for (uint64_t seed = 0; seed < 100; ++seed) {
    Backoff backoff({.first = absl::Seconds(1), .longest = absl::Seconds(10)}, seed);
    for (int ceiling : {1, 2, 4, 8, 10, 10, 10}) {
      const absl::Duration delay = backoff.Next();
      EXPECT_GE(delay, absl::Seconds(ceiling) / 2);
      EXPECT_LT(delay, absl::Seconds(ceiling));
    }
    backoff.Reset();
    EXPECT_LT(backoff.Next(), absl::Seconds(1));
  }
}

TEST(Backoff, TheSeedDeterminesTheDelays) {
  Backoff alice({}, 1), alices_twin({}, 1), bob({}, 2);
  const absl::Duration first = alice.Next();
  EXPECT_EQ(first, alices_twin.Next());
  EXPECT_NE(first, bob.Next());
}

}  // namespace
}  // namespace kiwoom::sessions
