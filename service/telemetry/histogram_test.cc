#include "service/telemetry/histogram.h"

#include <gtest/gtest.h>

#include <limits>

namespace kiwoom::telemetry {
namespace {

TEST(Histogram, PutsEachValueUnderTheSmallestBoundThatHoldsIt) {
  const struct {
    double value;
    size_t place;
  } kCases[] = {
      {-1, 0},      {0, 0},
      {1, 0},       {1.001, 1},
      {2, 1},       {2.5, 2},
      {4, 2},       {5, 3},
      {262144, 18}, {262144.5, 19},
      {524288, 19}, {524289, 20},
      {1e300, 20},  {std::numeric_limits<double>::infinity(), 20},
  };
  for (const auto& test : kCases) {
    Histogram histogram(1);
    histogram.Add(test.value);
    Histogram::Counts expected{};
    expected[test.place] = 1;
    EXPECT_EQ(histogram.counts(), expected) << test.value;
  }
}

TEST(Histogram, BoundsDouble) {
  const Histogram histogram(0.001);
  EXPECT_DOUBLE_EQ(histogram.bound(0), 0.001);
  EXPECT_DOUBLE_EQ(histogram.bound(1), 0.002);
  EXPECT_DOUBLE_EQ(histogram.bound(10), 1.024);
}

TEST(Histogram, AddsUp) {
  Histogram first(1), second(1);
  first.Add(1.5);
  first.Add(1.75);
  second.Add(1.5);
  second.Add(40);
  first.Add(second);
  EXPECT_EQ(first.count(), 4);
  EXPECT_EQ(first.counts()[1], 3);
  EXPECT_EQ(first.counts()[6], 1) << "40 lies between 32 and 64";
  EXPECT_DOUBLE_EQ(first.sum(), 44.75);
}

}  // namespace
}  // namespace kiwoom::telemetry
