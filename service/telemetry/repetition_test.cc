#include "service/telemetry/repetition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::telemetry {
namespace {

TEST(Repetition, LogsAtOnceAndThenOnceAMinuteWithTheCount) {
  const absl::Time start = absl::FromUnixSeconds(1'800'000'000);
  std::vector<std::string> lines;
  Repetition repetition;
  for (int second = 0; second <= 120; ++second) {
    repetition.Count([&] { return "at " + std::to_string(second); }, start + absl::Seconds(second),
                     [&](const std::string& line) { lines.push_back(line); });
  }
  EXPECT_THAT(lines, testing::ElementsAre("at 0", "at 60 (and 59 more of this kind since the last line)",
                                          "at 120 (and 59 more of this kind since the last line)"));
  EXPECT_EQ(repetition.count(), 121u);
}

}  // namespace
}  // namespace kiwoom::telemetry
