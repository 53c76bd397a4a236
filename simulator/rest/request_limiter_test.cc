#include "simulator/rest/request_limiter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiwoom::simulator {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

// What becomes of requests of one TR that arrive at these milliseconds: "+" allowed, "-" refused.
std::string Outcome(int per_second, const std::vector<int>& arrivals) {
  RequestLimiter limiter(per_second);
  std::string outcome;
  for (const int arrival : arrivals) {
    outcome += limiter.Allow("app", "ka20001", kStart + absl::Milliseconds(arrival)) ? '+' : '-';
  }
  return outcome;
}

TEST(RequestLimiterTest, LimitsEverySlidingSecond) {
  struct Case {
    const char* name;
    int per_second;
    std::vector<int> arrivals;
    const char* outcome;
  };
  const Case cases[] = {
      {"a burst", 5, {0, 0, 0, 0, 0, 0, 0}, "+++++--"},
      {"paced at exactly the limit", 5, {0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000}, "+++++++++++"},
      {"paced with 20 ms of noise", 5, {10, 200, 400, 600, 800, 990, 1190, 1380, 1600}, "+++++++++"},
      {"one a second", 1, {0, 1000, 2000, 2980, 3960}, "+++++"},
      {"one a second, too early", 1, {0, 979, 980}, "+-+"},
      {"paced a little too fast", 5, {0, 195, 390, 585, 780, 975, 1170}, "+++++-+"},
      {"two bursts across the turn of a second", 5, {900, 900, 900, 900, 900, 1100, 1100}, "+++++--"},
      {"refused requests do not count", 2, {0, 500, 600, 700, 1000, 1500}, "++--++"},
  };
  for (const Case& c : cases) EXPECT_EQ(Outcome(c.per_second, c.arrivals), c.outcome) << c.name;
}

TEST(RequestLimiterTest, TrsAndAppKeysAreIndependent) {
  const int per_second = 1;
  RequestLimiter limiter(per_second);
  EXPECT_TRUE(limiter.Allow("app", "ka20001", kStart));
  EXPECT_FALSE(limiter.Allow("app", "ka20001", kStart));
  EXPECT_TRUE(limiter.Allow("app", "ka20003", kStart));
  EXPECT_TRUE(limiter.Allow("other", "ka20001", kStart));
}

}  // namespace
}  // namespace kiwoom::simulator
