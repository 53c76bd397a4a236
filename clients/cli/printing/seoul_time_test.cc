#include "clients/cli/printing/seoul_time.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

google::protobuf::Timestamp Instant(int64_t seconds, int32_t nanos) {
  google::protobuf::Timestamp instant;
  instant.set_seconds(seconds);
  instant.set_nanos(nanos);
  return instant;
}

TEST(SeoulTimeTest, ShowsTheWallClockOfTheMarket) {
  EXPECT_EQ(SeoulTime(Instant(1795132801, 123999999)), "09:00:01.123");  // 2026-11-20T00:00:01Z
  EXPECT_EQ(SeoulTime(Instant(1795132799, 0)), "08:59:59.000");
  EXPECT_EQ(SeoulTime(Instant(1795186800, 0)), "00:00:00.000");
  EXPECT_EQ(SeoulTime(Instant(-1, 0)), "08:59:59.000");
  EXPECT_EQ(SeoulTime(Instant(0, 0)), "");
}

}  // namespace
}  // namespace kiwoom::cli
