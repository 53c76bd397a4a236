#include "service/http/timeout.h"

#include <gtest/gtest.h>

namespace kiwoom::http {
namespace {

TEST(Timeout, OfConnectIsInMilliseconds) {
  EXPECT_EQ(ReadConnectTimeout("5000"), absl::Seconds(5));
  EXPECT_EQ(ReadConnectTimeout("0"), absl::ZeroDuration());
  EXPECT_EQ(ReadConnectTimeout("9999999999"), absl::Milliseconds(9'999'999'999));
  for (const char* text : {"", "12345678901", "-1", "+1", "1.5", "5s", " 5", "1e3"}) {
    EXPECT_FALSE(ReadConnectTimeout(text).has_value()) << text;
  }
}

TEST(Timeout, OfGrpcHasAUnit) {
  const struct {
    const char* text;
    absl::Duration timeout;
  } kCases[] = {
      {"1H", absl::Hours(1)},        {"2M", absl::Minutes(2)},
      {"3S", absl::Seconds(3)},      {"4m", absl::Milliseconds(4)},
      {"5u", absl::Microseconds(5)}, {"6n", absl::Nanoseconds(6)},
      {"0S", absl::ZeroDuration()},  {"99999999H", absl::Hours(99'999'999)},
  };
  for (const auto& test : kCases) EXPECT_EQ(ReadGrpcTimeout(test.text), test.timeout) << test.text;
  for (const char* text : {"", "S", "5", "5s", "123456789S", "-5S", "5 S", "5Sm", "5h"}) {
    EXPECT_FALSE(ReadGrpcTimeout(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace kiwoom::http
