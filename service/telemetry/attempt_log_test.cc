#include "service/telemetry/attempt_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::telemetry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kDown[] = "The broker at api:443 cannot be reached: Connection refused.";
constexpr char kKey[] = "The broker answered 8001: 인증에 실패했습니다";

class AttemptLogTest : public ::testing::Test {
 protected:
  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::vector<std::string> lines_;
  AttemptLog log_{[this](const std::string& line) { lines_.push_back(line); }};
};

TEST_F(AttemptLogTest, SaysTheReasonAndTheNextAttempt) {
  log_.OnRetry(kDown, absl::Milliseconds(1234), now_);
  log_.OnRetry(kKey, absl::Minutes(1), now_);
  log_.OnRetry("a", absl::ZeroDuration(), now_);
  log_.OnRetry("b", absl::InfiniteDuration(), now_);
  EXPECT_THAT(
      lines_,
      ElementsAre("there is no session with the broker: The broker at api:443 cannot be reached: Connection "
                  "refused; the next attempt follows in 1.3s",
                  "there is no session with the broker: The broker answered 8001: 인증에 실패했습니다; the next "
                  "attempt follows in 1m",
                  "there is no session with the broker: a; the next attempt follows at once",
                  "there is no session with the broker: b; no further attempt is made until the gateway is "
                  "restarted"));
}

TEST_F(AttemptLogTest, TheSameReasonOnceAMinute) {
  for (int second = 0; second < 180; ++second) {
    log_.OnRetry(kDown, absl::Seconds(1), now_);
    log_.OnRetry(kKey, absl::Seconds(1), now_);  // by turns: that is no news either
    now_ += absl::Seconds(1);
  }
  EXPECT_THAT(lines_, SizeIs(6));
}

TEST_F(AttemptLogTest, RemembersTheLastReasonUntilTheSessionIsLive) {
  EXPECT_EQ(log_.last_error(), "");
  log_.OnRetry(kKey, absl::Seconds(1), now_);
  log_.OnRetry(kDown, absl::Seconds(1), now_);
  EXPECT_EQ(log_.last_error(), kDown);
  log_.OnLive();
  EXPECT_THAT(log_.last_error(), IsEmpty());
}

TEST_F(AttemptLogTest, AReasonIsOneLineAndNoDump) {
  log_.OnRetry("closed\n[warning] forged", absl::Seconds(1), now_);
  EXPECT_EQ(log_.last_error(), "closed\\n[warning] forged");
  log_.OnRetry(std::string(6000, 'x'), absl::Seconds(1), now_);
  EXPECT_EQ(log_.last_error(), std::string(500, 'x') + "…");
  EXPECT_THAT(lines_, ElementsAre("there is no session with the broker: closed\\n[warning] forged; the next attempt "
                                  "follows in 1s",
                                  "there is no session with the broker: " + std::string(500, 'x') +
                                      "…; the next attempt follows in 1s"));
}

}  // namespace
}  // namespace kiwoom::telemetry
