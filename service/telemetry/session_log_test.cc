#include "service/telemetry/session_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::telemetry {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class SessionLogTest : public ::testing::Test {
 protected:
  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::vector<std::string> lines_;
  SessionLog log_{[this](const std::string& line) { lines_.push_back(line); }};
};

TEST_F(SessionLogTest, LogsABrokerMessageOnOneLine) {
  const struct {
    std::string what, code, words;
    std::string line;
  } kCases[] = {
      {"The broker answered LOGIN twice", "", "", "The broker answered LOGIN twice"},
      {"The broker sent an unknown SYSTEM frame", "R99999", "점검",
       "The broker sent an unknown SYSTEM frame: R99999 점검"},
      {"The broker sent an unknown frame", "CNSRLST", "", "The broker sent an unknown frame: CNSRLST"},
      {"a", "", "b\n[warning] forged", "a: b\\n[warning] forged"},
      {"b", "1\n2", "", "b: 1\\n2"},
      {"c", std::string(40, '1'), std::string(500, 'x'),
       "c: " + std::string(32, '1') + "… " + std::string(400, 'x') + "…"},
  };
  for (const auto& test : kCases) {
    log_.Add(test.what, test.code, test.words, now_);
    EXPECT_EQ(lines_.back(), test.line);
  }
}

TEST_F(SessionLogTest, LogsEachKindAtOnceAndThenOnceAMinute) {
  for (int i = 0; i < 3000; ++i) log_.Add("odd", "1", std::to_string(i), now_);
  log_.Add("odd", "2", "x", now_);
  now_ += absl::Minutes(1);
  log_.Add("odd", "1", "y", now_);
  EXPECT_THAT(lines_, ElementsAre("odd: 1 0", "odd: 2 x", "odd: 1 y (and 2999 more of this kind since the last line)"));
}

TEST_F(SessionLogTest, BoundsTheNumberOfKinds) {
  for (int i = 0; i < 3000; ++i) log_.Add("odd", std::to_string(i), "", now_);
  EXPECT_THAT(lines_, SizeIs(SessionLog::kMostKinds + 1));
}

}  // namespace
}  // namespace kiwoom::telemetry
