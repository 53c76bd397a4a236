#include "service/rest/rate_limiter.h"

#include <gtest/gtest.h>

namespace kiwoom::rest {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);
const absl::Duration kPeriod = absl::Seconds(1) + RateLimiter::kMargin;
constexpr codec::Tr kPrice = {.code = "ka20001"};
constexpr codec::Tr kDaily = {.code = "ka20009"};

TEST(RateLimiter, LimitsEachTrSeparately) {
  RateLimiter limiter(2);
  EXPECT_EQ(limiter.Reserve(kPrice, kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kPrice, kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kPrice, kStart), kPeriod);
  EXPECT_EQ(limiter.Reserve(kPrice, kStart), kPeriod);
  EXPECT_EQ(limiter.Wait(kPrice, kStart), 2 * kPeriod);
  EXPECT_EQ(limiter.Reserve(kPrice, kStart), 2 * kPeriod) << "Wait reserves nothing";
  EXPECT_EQ(limiter.Wait(kDaily, kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kDaily, kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kPrice, kStart + absl::Seconds(10)), absl::ZeroDuration());
}

TEST(RateLimiter, HoldsOnlyTheLimitedTr) {
  RateLimiter limiter(5);
  limiter.Hold(kPrice, kStart + absl::Seconds(1));
  EXPECT_EQ(limiter.Wait(kPrice, kStart), absl::Seconds(1));
  EXPECT_EQ(limiter.Wait(kDaily, kStart), absl::ZeroDuration());
}

}  // namespace
}  // namespace kiwoom::rest
