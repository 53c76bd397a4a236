#include "service/callers/call_limiter.h"

#include <gtest/gtest.h>

namespace kiwoom::callers {
namespace {

const absl::Time kStart = absl::UnixEpoch();

TEST(CallLimiter, LetsTheCallsOfASecondPassAtOnceAndThenOneAfterTheOther) {
  CallLimiter limiter;
  const Caller alice{.name = "alice", .limits = {.requests_per_second = 4}};
  const struct {
    int at_ms;
    int wait_ms;
  } kCalls[] = {
      {0, 0},    {0, 0},     {0, 0},     {0, 0},                  // the calls of one second
      {0, 250},  {0, 250},   {100, 150},                          // too early; refused calls do not count
      {250, 0},  {250, 250}, {500, 0},                            // a quarter of a second each
      {9000, 0}, {9000, 0},  {9000, 0},  {9000, 0}, {9000, 250},  // quiet for long: again one second's, not more
  };
  for (const auto& call : kCalls) {
    EXPECT_EQ(limiter.Take(alice, kStart + absl::Milliseconds(call.at_ms)), absl::Milliseconds(call.wait_ms))
        << call.at_ms;
  }
}

TEST(CallLimiter, CallersDoNotDelayEachOtherAndMayHaveNoLimit) {
  CallLimiter limiter;
  const Caller alice{.name = "alice", .limits = {.requests_per_second = 1}};
  const Caller bob{.name = "bob", .limits = {.requests_per_second = 1}};
  const Caller free{.name = "free"};
  EXPECT_EQ(limiter.Take(alice, kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Take(alice, kStart), absl::Seconds(1));
  EXPECT_EQ(limiter.Take(bob, kStart), absl::ZeroDuration());
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(limiter.Take(free, kStart), absl::ZeroDuration());
}

TEST(CallLimiter, AChangedLimitHoldsAtOnce) {
  CallLimiter limiter;
  Caller alice{.name = "alice", .limits = {.requests_per_second = 1}};
  EXPECT_EQ(limiter.Take(alice, kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Take(alice, kStart), absl::Seconds(1));
  alice.limits.requests_per_second = 100;
  EXPECT_EQ(limiter.Take(alice, kStart + absl::Milliseconds(10)), absl::ZeroDuration());
}

}  // namespace
}  // namespace kiwoom::callers
