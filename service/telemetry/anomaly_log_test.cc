#include "service/telemetry/anomaly_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

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

TEST_F(AnomalyLogTest, CountsUnknownKeysByTr) {
  const codec::Tr other{.code = "0D", .scope = codec::Scope::kMarket};
  for (size_t i = 0; i < AnomalyLog::kMostKeys + 10; ++i) Unknown(std::to_string(i));
  log_.Add({.kind = codec::Anomaly::Kind::kUnknownKey, .tr = &other, .key = "1", .value = "x"}, now_);
  log_.Add({.kind = codec::Anomaly::Kind::kUnfitValue, .tr = &other, .key = "2", .value = "x"}, now_);
  log_.Add({.kind = codec::Anomaly::Kind::kUnknownKey, .tr = nullptr, .key = "3", .value = "x"}, now_);
  EXPECT_THAT(log_.unknown_keys(),
              ElementsAre(testing::Pair("0B", AnomalyLog::kMostKeys + 10), testing::Pair("0D", 1)));
}

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

// 200 keys of 1 MB once took 200 MB.
TEST_F(AnomalyLogTest, BoundsTheBytesOfKeys) {
  const struct mallinfo2 before = mallinfo2();
  for (int i = 0; i < 200; ++i) {
    const std::string key = std::string(1'000'000, 'x') + std::to_string(i);
    for (int repeated = 0; repeated < 3; ++repeated) {
      log_.Add({.kind = codec::Anomaly::Kind::kUnknownKey, .tr = &tr_, .key = key, .value = key}, now_);
    }
    EXPECT_EQ(log_.CountOf("0B", key), 3u) << "each is a kind of its own";
  }
  const struct mallinfo2 after = mallinfo2();
  EXPECT_LT(after.uordblks + after.hblkhd, before.uordblks + before.hblkhd + 200'000) << "the lines are kept as well";
  EXPECT_EQ(lines_.size(), 200u);
  EXPECT_THAT(lines_[0], HasSubstr("0B[" + std::string(80, 'x') + "…]"));
}

TEST_F(AnomalyLogTest, CountsFramesWithUnreadRowsAsBroken) {
  for (const char* odd : {"no trnm", R"(trnm "NEWS")", "no trnm"}) {
    log_.Add({.kind = codec::Anomaly::Kind::kUnreadRows, .key = odd, .value = ""}, now_);
  }
  log_.Add({.kind = codec::Anomaly::Kind::kOddFrame, .key = R"(trnm "real")", .value = ""}, now_);
  EXPECT_THAT(lines_, ElementsAre("a frame seems to hold rows where no table looks for them: no trnm",
                                  "a frame seems to hold rows where no table looks for them: trnm \"NEWS\"",
                                  "a REAL frame is spelt in another way, but was read: trnm \"real\""));
  EXPECT_EQ(log_.CountOf("", "no trnm"), 2u);
  EXPECT_EQ(log_.total(), 4u);
  EXPECT_EQ(log_.broken_frames(), 3u) << "the rows of the other were read";
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
