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
  AttemptLog log_{absl::Seconds(30), [this](const std::string& line) { lines_.push_back(line); }};
};

TEST_F(AttemptLogTest, LogsTheReasonAndTheNextAttempt) {
  log_.OnRetry(kDown, absl::Milliseconds(1234), now_);
  log_.OnRetry(kKey, absl::Minutes(1), now_);
  log_.OnRetry("a", absl::ZeroDuration(), now_);
  log_.OnRetry("b", absl::InfiniteDuration(), now_);
  EXPECT_THAT(lines_,
              ElementsAre("there is no session with the broker: The broker at api:443 cannot be reached: Connection "
                          "refused; retrying in 1.3s",
                          "there is no session with the broker: The broker answered 8001: 인증에 실패했습니다; "
                          "retrying in 1m",
                          "there is no session with the broker: a; retrying at once",
                          "there is no session with the broker: b; no further attempt until TakeBackSession "
                          "is called or the gateway is restarted"));
}

TEST_F(AttemptLogTest, LogsTheSameReasonOnceAMinute) {
  for (int second = 0; second < 180; ++second) {
    log_.OnRetry(kDown, absl::Seconds(1), now_);
    log_.OnRetry(kKey, absl::Seconds(1), now_);  // alternating reasons are not news either
    now_ += absl::Seconds(1);
  }
  EXPECT_THAT(lines_, SizeIs(6));
}

TEST_F(AttemptLogTest, BoundsTheNumberOfReasons) {
  for (int i = 0; i < 5000; ++i) log_.OnRetry("reason " + std::to_string(i), absl::Seconds(1), now_);
  EXPECT_THAT(lines_, SizeIs(AttemptLog::kMostReasons + 1));
  EXPECT_EQ(log_.last_error(now_), "reason 4999");
  now_ += absl::Minutes(1);
  log_.OnRetry("reason 4999", absl::Seconds(1), now_);
  EXPECT_THAT(lines_, SizeIs(AttemptLog::kMostReasons + 2));
}

TEST_F(AttemptLogTest, RemembersTheLastReasonUntilTheSessionHasBeenLiveForAWhile) {
  EXPECT_EQ(log_.last_error(now_), "");
  log_.OnRetry(kKey, absl::Seconds(1), now_);
  log_.OnRetry(kDown, absl::Seconds(1), now_);
  EXPECT_EQ(log_.last_error(now_ + absl::Hours(1)), kDown) << "there is still no session";
  log_.OnLive(now_);
  EXPECT_EQ(log_.last_error(now_ + absl::Seconds(29)), kDown) << "it may be flapping";
  EXPECT_EQ(log_.last_error(now_ + absl::Seconds(30)), "");
  log_.OnRetry(kKey, absl::Seconds(1), now_ + absl::Seconds(40));
  log_.OnLive(now_ + absl::Seconds(41));
  EXPECT_EQ(log_.last_error(now_ + absl::Seconds(42)), kKey) << "each session counts from its own beginning";
}

TEST_F(AttemptLogTest, AFirstSessionThatNothingPrecededHasNoReason) {
  log_.OnLive(now_);
  EXPECT_THAT(log_.last_error(now_), IsEmpty());
}

TEST_F(AttemptLogTest, TruncatesAReasonToOneLine) {
  log_.OnRetry("closed\n[warning] forged", absl::Seconds(1), now_);
  EXPECT_EQ(log_.last_error(now_), "closed\\n[warning] forged");
  log_.OnRetry(std::string(6000, 'x'), absl::Seconds(1), now_);
  EXPECT_EQ(log_.last_error(now_), std::string(500, 'x') + "…");
  EXPECT_THAT(lines_,
              ElementsAre("there is no session with the broker: closed\\n[warning] forged; retrying in 1s",
                          "there is no session with the broker: " + std::string(500, 'x') + "…; retrying in 1s"));
}

}  // namespace
}  // namespace kiwoom::telemetry
