#include "service/telemetry/anomaly_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"

namespace kiwoom::telemetry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Longer than the part of a value that a line shows.
const std::string kToken = "TOKEN" + std::string(95, 't');

class AnomalyLogTest : public ::testing::Test {
 protected:
  void Unknown(const std::string& key) {
    log_.Add({.kind = codec::Anomaly::Kind::kUnknownKey, .tr = &tr_, .key = key, .value = "x"}, now_);
  }

  const codec::Tr tr_{.code = "0B", .scope = codec::Scope::kMarket};
  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::vector<std::string> lines_;
  AnomalyLog log_{[this](const std::string& line) { lines_.push_back(line); },
                  [](std::string_view text) {
                    return absl::StrReplaceAll(std::string(text), {{kToken, "<redacted>"}});
                  }};
};

TEST_F(AnomalyLogTest, LogsTheFirstOfAKindAtOnceAndCountsTheRest) {
  for (int i = 0; i < 5; ++i) Unknown("9999");
  EXPECT_THAT(lines_, ElementsAre("0B[9999]: \"x\" comes under a key that the table does not have"));
  EXPECT_EQ(log_.CountOf("0B", "9999"), 5u);
  now_ += absl::Minutes(2);
  Unknown("9999");
  EXPECT_THAT(lines_.back(), HasSubstr("(and 4 more of this kind since the last line)"));
}

// A sentence is truncated after redaction, not before.
TEST_F(AnomalyLogTest, RedactsASecretThatWouldBeCut) {
  const std::string value = std::string(60, 'x') + kToken;
  log_.Add({.kind = codec::Anomaly::Kind::kUnknownKey, .tr = &tr_, .key = "1", .value = value}, now_);
  log_.Add({.kind = codec::Anomaly::Kind::kUnknownKey, .tr = &tr_, .key = kToken, .value = kToken}, now_);
  EXPECT_THAT(lines_, ElementsAre("0B[1]: \"" + std::string(60, 'x') +
                                      "<redacted>\" comes under a key that the table does not have",
                                  "0B[<redacted>]: \"<redacted>\" comes under a key that the table does not have"));
}

TEST_F(AnomalyLogTest, BoundsTheNumberOfKeys) {
  for (int i = 0; i < 5000; ++i) Unknown(std::to_string(i));
  EXPECT_EQ(log_.total(), 5000u);
  EXPECT_EQ(lines_.size(), AnomalyLog::kMostKeys + 1);
  EXPECT_EQ(log_.CountOf("0B", "4999"), 0u) << "counted with the rest";
}

TEST_F(AnomalyLogTest, CountsBrokenFramesSeparately) {
  EXPECT_THAT(lines_, IsEmpty());
  log_.AddBrokenFrame("the frame is not JSON", now_);
  log_.AddBrokenFrame("the frame is not JSON", now_);
  EXPECT_THAT(lines_, ElementsAre("the frame is not JSON"));
  EXPECT_EQ(log_.total(), 2u);
  EXPECT_EQ(log_.broken_frames(), 2u);
}

}  // namespace
}  // namespace kiwoom::telemetry
