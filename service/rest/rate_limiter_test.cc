#include "service/rest/rate_limiter.h"

#include <gtest/gtest.h>

namespace kiwoom::rest {
namespace {

const absl::Time sessions::kStart = absl::FromUnixSeconds(1'800'000'000);
const absl::Duration kPeriod = absl::Seconds(1) + RateLimiter::kMargin;
constexpr codec::Tr kPrice = {.code = "ka20001"};
constexpr codec::Tr kDaily = {.code = "ka20009"};

TEST(RateLimiter, EachTrHasItsOwnQueue) {
  RateLimiter limiter(2);
  EXPECT_EQ(limiter.Reserve(kPrice, sessions::kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kPrice, sessions::kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kPrice, sessions::kStart), kPeriod);
  EXPECT_EQ(limiter.Reserve(kPrice, sessions::kStart), kPeriod);
  EXPECT_EQ(limiter.Wait(kPrice, sessions::kStart), 2 * kPeriod);
  EXPECT_EQ(limiter.Reserve(kPrice, sessions::kStart), 2 * kPeriod) << "to look is not to take";
  EXPECT_EQ(limiter.Wait(kDaily, sessions::kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kDaily, sessions::kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Reserve(kPrice, sessions::kStart + absl::Seconds(10)), absl::ZeroDuration());
}

TEST(RateLimiter, HoldsWhatTheBrokerFoundTooMany) {
  RateLimiter limiter(5);
  limiter.Hold(kPrice, sessions::kStart + absl::Seconds(1));
  EXPECT_EQ(limiter.Wait(kPrice, sessions::kStart), absl::Seconds(1));
  EXPECT_EQ(limiter.Wait(kDaily, sessions::kStart), absl::ZeroDuration());
}

}  // namespace
}  // namespace kiwoom::rest
