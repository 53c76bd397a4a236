#include "service/methods/max_age.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "google/protobuf/duration.pb.h"

namespace kiwoom::methods {
namespace {

TEST(MaxAge, IsADurationOfAtMostAnHour) {
  const struct {
    int64_t seconds;
    int32_t nanos;
    std::optional<absl::Duration> age;
  } kCases[] = {
      {0, 0, absl::ZeroDuration()},
      {5, 0, absl::Seconds(5)},
      {0, 250'000'000, absl::Milliseconds(250)},
      {3599, 999'999'999, absl::Hours(1) - absl::Nanoseconds(1)},
      {3600, 0, absl::Hours(1)},
      {3600, 1, std::nullopt},
      {3601, 0, std::nullopt},
      {std::numeric_limits<int64_t>::max(), 999'999'999, std::nullopt},
      {-1, 0, std::nullopt},
      {0, -1, std::nullopt},
      {1, -1, std::nullopt},
      {-1, 1, std::nullopt},
      {0, 1'000'000'000, std::nullopt},
      {std::numeric_limits<int64_t>::min(), 0, std::nullopt},
  };
  for (const auto& test : kCases) {
    google::protobuf::Duration duration;
    duration.set_seconds(test.seconds);
    duration.set_nanos(test.nanos);
    EXPECT_EQ(ReadMaxAge(duration.SerializeAsString()), test.age) << duration.ShortDebugString();
  }
}

TEST(MaxAge, GarbageIsNone) {
  EXPECT_EQ(ReadMaxAge("\xFF\xFF\xFF"), std::nullopt);
  EXPECT_EQ(ReadMaxAge("\x08"), std::nullopt) << "cut";
}

}  // namespace
}  // namespace kiwoom::methods
