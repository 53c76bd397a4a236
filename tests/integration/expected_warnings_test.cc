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

TEST(ExpectedWarningsTest, AcceptsExpectedWarnings) {
  ExpectedWarnings warnings;
  warnings.Expect("is not JSON");
  warnings.Expect("the listener is gone");
  EXPECT_THAT(warnings.Complaints(kLog), IsEmpty());
}

TEST(ExpectedWarningsTest, ReportsUnexpectedWarningsAndErrors) {
  EXPECT_THAT(ExpectedWarnings().Complaints(kLog),
              ElementsAre("the gateway logged an unexpected warning: the frame is not JSON (3 times)",
                          "the gateway logged an unexpected warning: the listener is gone"));
}

TEST(ExpectedWarningsTest, AllowedWarningsAreOptional) {
  ExpectedWarnings warnings;
  warnings.Allow("is not JSON");
  warnings.Allow("the listener is gone");
  warnings.Allow("the moon is down");
  EXPECT_THAT(warnings.Complaints(kLog), IsEmpty());
}

TEST(ExpectedWarningsTest, ReportsMissingWarnings) {
  ExpectedWarnings warnings;
  warnings.Expect("is not JSON");
  warnings.Expect("the listener is gone");
  warnings.Expect("the session with the broker");  // logged, but not as a warning
  EXPECT_THAT(warnings.Complaints(kLog),
              ElementsAre("the gateway did not log the expected warning: the session with the broker"));
}

}  // namespace
}  // namespace kiwoom::tests
