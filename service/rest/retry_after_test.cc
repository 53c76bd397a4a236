#include "service/rest/retry_after.h"

#include <gtest/gtest.h>

namespace kiwoom::rest {
namespace {

TEST(RetryAfter, SaysHowLongToWait) {
  const absl::Time now = absl::FromCivil(absl::CivilSecond(2026, 11, 27, 9, 30, 0), absl::UTCTimeZone());
  const struct {
    const char* header;
    std::optional<absl::Duration> delay;
  } kCases[] = {
      {"1", absl::Seconds(1)},
      {" 120 ", absl::Seconds(120)},
      {"599", absl::Seconds(599)},
      {"601", absl::Minutes(10)},
      {"86400", absl::Minutes(10)},
      {"99999999999999999999999", absl::Minutes(10)},
      {"Fri, 27 Nov 2026 09:30:20 GMT", absl::Seconds(20)},
      {"Sat, 28 Nov 2026 09:30:20 GMT", absl::Minutes(10)},
      {"Fri, 27 Nov 2026 09:29:59 GMT", std::nullopt},
      {"Fri, 27 Nov 2026 09:30:20 KST", std::nullopt},
      {"Fri, 31 Feb 2026 09:30:20 GMT", std::nullopt},
      {"infinite-future", std::nullopt},
      {"0", std::nullopt},
      {"-5", std::nullopt},
      {"1.5", std::nullopt},
      {"5s", std::nullopt},
      {"5 6", std::nullopt},
      {"soon", std::nullopt},
      {"", std::nullopt},
      {" ", std::nullopt},
  };
  for (const auto& test : kCases) EXPECT_EQ(ReadRetryAfter(test.header, now), test.delay) << test.header;
}

}  // namespace
}  // namespace kiwoom::rest
