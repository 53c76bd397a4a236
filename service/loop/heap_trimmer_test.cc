#include "service/loop/heap_trimmer.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace kiwoom::loop {
namespace {

class HeapTrimmerTest : public ::testing::Test {
 protected:
  const absl::Time start_ = absl::FromUnixSeconds(1'800'000'000);
  size_t free_ = 0;
  int trims_ = 0;
  HeapTrimmer trimmer_{{.free_bytes = [this] { return free_; }, .trim = [this] { ++trims_; }}, start_};
};

TEST_F(HeapTrimmerTest, TrimsALargeFreeHeapWhileNoMarketDataFlows) {
  const struct {
    const char* what;
    size_t free;
    absl::Duration since_last_row;
    int trims;
  } kCases[] = {
      {"little is free", (16 << 20) - 1, absl::Hours(1), 0},
      {"much is free in the evening", 16 << 20, absl::Hours(1), 1},
      {"the market has just fallen silent", 1 << 30, absl::Seconds(29), 0},
      {"it has been silent for a while", 1 << 30, absl::Seconds(30), 1},
      {"no row has ever come", 1 << 30, absl::InfiniteDuration(), 1},
  };
  absl::Time now = start_;
  for (const auto& test : kCases) {
    now += HeapTrimmer::kPause;
    free_ = test.free;
    trims_ = 0;
    trimmer_.OnTimer(now, now - test.since_last_row);
    EXPECT_EQ(trims_, test.trims) << test.what;
  }
}

TEST_F(HeapTrimmerTest, LooksAtTheHeapOnceAMinute) {
  free_ = 1 << 30;
  for (int second = 1; second <= 180; ++second) {
    trimmer_.OnTimer(start_ + absl::Seconds(second), absl::InfinitePast());
  }
  EXPECT_EQ(trims_, 3);
  EXPECT_EQ(trimmer_.NextTimer(), start_ + absl::Minutes(4));
}

// Freed blocks that a block in use prevents glibc from returning.
TEST(SystemHeap, CountsWhatIsFreed) {
  const Heap heap = SystemHeap();
  std::vector<std::unique_ptr<char[]>> blocks;
  for (int i = 0; i < 1000; ++i) blocks.push_back(std::make_unique<char[]>(50'000));
  const auto last = std::make_unique<char[]>(50'000);
  const size_t before = heap.free_bytes();
  blocks.clear();
  if (heap.free_bytes() == 0) GTEST_SKIP() << "another allocator, as of a sanitizer";
  EXPECT_GT(heap.free_bytes(), before + 40'000'000);
  heap.trim();
}

}  // namespace
}  // namespace kiwoom::loop
