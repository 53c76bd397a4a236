#include "service/rest/spaced_limiter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

namespace kiwoom::rest {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

absl::Time At(int milliseconds) { return kStart + absl::Milliseconds(milliseconds); }

TEST(SpacedLimiter, SpacesEvenlyAndFreesAPlaceOneSecondAfterTheRequestHasArrived) {
  struct Case {
    const char* name;
    int answered_after;  // ms; -1: not at all
    std::vector<int> sent;
  };
  const Case cases[] = {
      {"answered at once", 0, {0, 200, 400, 600, 800, 1000, 1200}},
      {"answered after 120 ms, of which the request may have taken all", 120, {0, 200, 400, 600, 800, 1120, 1320}},
      {"never answered: arrived within the jitter", -1, {0, 200, 400, 600, 800, 1250, 1450}},
      {"answered late: arrived within the jitter", 900, {0, 200, 400, 600, 800, 1250, 1450}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    SpacedLimiter limiter({.per_second = 5, .burst = 1});
    std::multimap<absl::Time, uint64_t> answers;
    absl::Time now = kStart;
    for (const int sent : c.sent) {
      // The answers that have come by the next turn move it no later, and perhaps earlier.
      absl::Time turn = limiter.Earliest(now);
      while (!answers.empty() && answers.begin()->first <= turn) {
        limiter.Answered(answers.begin()->second, answers.begin()->first);
        answers.erase(answers.begin());
        turn = limiter.Earliest(now);
      }
      EXPECT_EQ(turn, At(sent));
      now = turn;
      const uint64_t request = limiter.Sent(now);
      if (c.answered_after >= 0) answers.emplace(now + absl::Milliseconds(c.answered_after), request);
    }
  }
}

TEST(SpacedLimiter, ABurstMayLeaveAtOnce) {
  SpacedLimiter limiter({.per_second = 5, .burst = 3});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(limiter.Earliest(kStart), kStart);
    limiter.Answered(limiter.Sent(kStart), kStart);
  }
  EXPECT_EQ(limiter.Earliest(kStart), At(600));
  EXPECT_EQ(limiter.EarliestBehind(2, kStart), At(1000));
}

TEST(SpacedLimiter, TellsHowMuchOfTheRateIsUsed) {
  SpacedLimiter limiter({.per_second = 4, .burst = 4});
  EXPECT_DOUBLE_EQ(limiter.Used(kStart), 0);
  limiter.Answered(limiter.Sent(kStart), kStart);
  limiter.Answered(limiter.Sent(At(500)), At(500));
  EXPECT_DOUBLE_EQ(limiter.Used(At(999)), 0.5);
  EXPECT_DOUBLE_EQ(limiter.Used(At(1000)), 0.25) << "the first place is free again";
  limiter.Refused(absl::ZeroDuration(), At(1000));
  EXPECT_DOUBLE_EQ(limiter.Used(At(1000)), 0.5) << "the rate is two now";
  limiter.Sent(At(1001));
  limiter.Sent(At(1001));
  EXPECT_DOUBLE_EQ(limiter.Used(At(1001)), 1) << "never more than all";
}

TEST(SpacedLimiter, ARefusalHoldsAndHalvesAndCleanMinutesBringTheRateBack) {
  SpacedLimiter limiter({.per_second = 5, .burst = 1});
  limiter.Sent(kStart);
  limiter.Refused(absl::Seconds(3), kStart);
  EXPECT_EQ(limiter.Earliest(kStart), At(3000));
  limiter.Refused(absl::Seconds(1), At(10));
  EXPECT_EQ(limiter.per_second(At(20)), 2) << "the second refusal is of the same overload";
  EXPECT_EQ(limiter.Earliest(At(20)), At(3000)) << "the longer pause holds";
  EXPECT_EQ(limiter.per_second(At(3000 + 59'999)), 2);
  EXPECT_EQ(limiter.per_second(At(3000 + 60'000)), 3);
  EXPECT_EQ(limiter.per_second(At(3000 + 180'000)), 5);
  EXPECT_EQ(limiter.per_second(At(3000 + 600'000)), 5);
  limiter.Refused(absl::Seconds(1), At(700'000));
  limiter.Refused(absl::Seconds(1), At(702'000));
  limiter.Refused(absl::Seconds(1), At(704'000));
  limiter.Refused(absl::Seconds(1), At(706'000));
  EXPECT_EQ(limiter.per_second(At(706'000)), 1) << "never under one";
}

// Requests arrive after a time of their own, answers take theirs, some never come. A limiter of the sending alone would
// let six arrive within a second.
TEST(SpacedLimiter, NeverMoreArriveInASlidingSecondThanTheLimit) {
  for (const int limit : {1, 2, 5}) {
    for (const int burst : {1, limit}) {
      std::mt19937 random(static_cast<unsigned>(limit * 10 + burst));
      std::uniform_int_distribution<int> travel(0, 249'000);  // µs, one way
      SpacedLimiter limiter({.per_second = limit, .burst = burst});
      std::multimap<absl::Time, uint64_t> answers;
      std::vector<absl::Time> arrivals;
      absl::Time now = kStart;
      for (int i = 0; i < 5000; ++i) {
        absl::Time turn = limiter.Earliest(now);
        while (!answers.empty() && answers.begin()->first <= turn) {
          limiter.Answered(answers.begin()->second, answers.begin()->first);
          answers.erase(answers.begin());
          turn = limiter.Earliest(now);
        }
        now = turn;
        const uint64_t request = limiter.Sent(now);
        const absl::Time arrival = now + absl::Microseconds(travel(random));
        arrivals.push_back(arrival);
        if (random() % 10 != 0) answers.emplace(arrival + absl::Microseconds(travel(random)), request);
      }
      std::ranges::sort(arrivals);
      const auto at_once = static_cast<size_t>(limit);
      for (size_t i = at_once; i < arrivals.size(); ++i) {
        ASSERT_GE(arrivals[i] - arrivals[i - at_once], absl::Seconds(1)) << limit << " per second, " << burst;
      }
      EXPECT_LE(now - kStart, absl::Seconds(5000.0 / limit * 1.26)) << "and the quota is used";
    }
  }
}

}  // namespace
}  // namespace kiwoom::rest
