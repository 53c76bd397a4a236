#include "service/sessions/take_back.h"

#include <gtest/gtest.h>

namespace kiwoom::sessions {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

TEST(TakeBack, HappensThreeTimesAnHour) {
  TakeBack take_back({});
  for (int minute : {0, 10, 20}) {
    const absl::Time now = kStart + absl::Minutes(minute);
    EXPECT_EQ(take_back.Wait(now), absl::ZeroDuration()) << minute;
    EXPECT_EQ(take_back.Take(now), absl::Seconds(5));
  }
  EXPECT_EQ(take_back.Wait(kStart + absl::Minutes(30)), absl::Minutes(30));
  EXPECT_EQ(take_back.Wait(kStart + absl::Minutes(60)), absl::ZeroDuration()) << "the first is an hour ago";
}

TEST(TakeBack, IsDueByItselfOnlyWhereThatIsNoWar) {
  const struct {
    const char* story;
    bool automatic;
    int taken;  // so many times, a minute apart
    bool lasted;
    bool due;
  } kCases[] = {
      {"the first loss, but nobody asked for it", false, 0, true, false},
      {"the first loss", true, 0, true, true},
      {"the first loss, right after the LOGIN", true, 0, false, true},
      {"the twin took it again right away", true, 1, false, false},
      {"the twin took it again much later", true, 1, true, true},
      {"the twin keeps coming: the hour's limit", true, 3, true, false},
  };
  for (const auto& test : kCases) {
    TakeBack take_back({.automatic = test.automatic});
    absl::Time now = kStart;
    for (int i = 0; i < test.taken; ++i) take_back.Take(now += absl::Minutes(1));
    EXPECT_EQ(take_back.IsDue(test.lasted, now + absl::Minutes(1)), test.due) << test.story;
  }
}

}  // namespace
}  // namespace kiwoom::sessions
