#include "clients/cli/recording/time_bound.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

// 1795132801 is 09:00:01 on 2026-11-20 in Seoul.
constexpr int64_t kSecond = 1'000'000'000;
constexpr int64_t kFirst = 1795132801 * kSecond;

TEST(TimeBoundTest, IsWallClockInSeoul) {
  EXPECT_EQ(*ParseTimeBound("09:00", 1795132801 * kSecond), 1795132800 * kSecond);
  EXPECT_EQ(*ParseTimeBound("09:00:01", kFirst), kFirst);
  EXPECT_EQ(*ParseTimeBound("09:00:01.5", kFirst), kFirst + kSecond / 2);
  EXPECT_EQ(*ParseTimeBound("00:00", kFirst), kFirst - (9 * 3600 + 1) * kSecond);
  EXPECT_EQ(*ParseTimeBound("2026-11-21T09:00:01", kFirst), kFirst + 86400 * kSecond);
}

TEST(TimeBoundTest, AnythingElseIsAnError) {
  for (const char* text : {"", "9", "25:00", "09:00:61", "2026-11-21", "09:00 x"}) {
    EXPECT_EQ(ParseTimeBound(text, kFirst).status().message(),
              "\"" + std::string(text) + "\" is not a time: write 09:00, 09:00:01 or 2026-11-27T09:00:01.")
        << text;
  }
}

}  // namespace
}  // namespace kiwoom::cli
