#include "tests/integration/expected_warnings.h"

#include <gmock/gmock.h>

namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<LogLine> kLog = {
    {spdlog::level::info, "the session with the broker is LIVE"},
    {spdlog::level::warn, "the frame is not JSON (3 times)"},
    {spdlog::level::err, "the listener is gone"},
};

TEST(ExpectedWarningsTest, WhatIsAnnouncedIsNoComplaint) {
  ExpectedWarnings warnings;
  warnings.Announce("is not JSON");
  warnings.Announce("the listener is gone");
  EXPECT_THAT(warnings.Complaints(kLog), IsEmpty());
}

TEST(ExpectedWarningsTest, EveryOtherWarningAndErrorIs) {
  EXPECT_THAT(ExpectedWarnings().Complaints(kLog),
              ElementsAre("the gateway warned of what the test did not announce: the frame is not JSON (3 times)",
                          "the gateway warned of what the test did not announce: the listener is gone"));
}

TEST(ExpectedWarningsTest, WhatIsAllowedMayComeOrNot) {
  ExpectedWarnings warnings;
  warnings.Allow("is not JSON");
  warnings.Allow("the listener is gone");
  warnings.Allow("the moon is down");
  EXPECT_THAT(warnings.Complaints(kLog), IsEmpty());
}

TEST(ExpectedWarningsTest, AndSoIsAnAnnouncementThatNothingCameOf) {
  ExpectedWarnings warnings;
  warnings.Announce("is not JSON");
  warnings.Announce("the listener is gone");
  warnings.Announce("the session with the broker");  // told, but as no warning
  EXPECT_THAT(warnings.Complaints(kLog),
              ElementsAre("the gateway did not warn of what the test announced: the session with the broker"));
}

}  // namespace
}  // namespace kiwoom::tests
