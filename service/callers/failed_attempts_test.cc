#include "service/callers/failed_attempts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/str_cat.h"

namespace kiwoom::callers {
namespace {

using testing::ElementsAre;

class FailedAttemptsTest : public ::testing::Test {
 protected:
  std::vector<std::string> lines_;
  FailedAttempts attempts_{[this](const std::string& line) { lines_.push_back(line); }};
  absl::Time now_ = absl::UnixEpoch();
};

TEST_F(FailedAttemptsTest, OneHostGetsOneLineAMinute) {
  for (int i = 0; i < 100; ++i) attempts_.Count("ipv4:10.0.0.1", now_ += absl::Milliseconds(100));
  EXPECT_THAT(lines_, ElementsAre("refused 1 call from ipv4:10.0.0.1 without valid credentials"));
  attempts_.Count("ipv4:10.0.0.2", now_);
  EXPECT_EQ(lines_.size(), 2u) << "another host has its own line";
  attempts_.Count("ipv4:10.0.0.1", now_ + absl::Minutes(1));
  EXPECT_EQ(lines_.back(), "refused 100 calls from ipv4:10.0.0.1 without valid credentials");
}

TEST_F(FailedAttemptsTest, WhoFailsOftenIsToldToWaitLonger) {
  std::vector<absl::Duration> delays;
  for (int i = 0; i < 14; ++i) delays.push_back(attempts_.Count("h", now_));
  const auto seconds = [](int count) { return absl::Seconds(count); };
  EXPECT_THAT(delays,
              ElementsAre(seconds(0), seconds(0), seconds(0), seconds(0), seconds(0), seconds(1), seconds(2),
                          seconds(4), seconds(8), seconds(16), seconds(32), seconds(60), seconds(60), seconds(60)));
  EXPECT_EQ(attempts_.Count("h", now_ + absl::Minutes(11)), absl::ZeroDuration()) << "forgotten by then";
}

TEST_F(FailedAttemptsTest, ABillionHostsTakeNoMoreMemoryThanAThousand) {
  for (int i = 0; i < 5000; ++i) attempts_.Count(absl::StrCat("h", i), now_);
  EXPECT_EQ(attempts_.hosts(), FailedAttempts::kMostHosts);
  EXPECT_EQ(lines_.size(), FailedAttempts::kMostHosts + 1);
  attempts_.Count("new", now_ + absl::Minutes(11));
  EXPECT_EQ(attempts_.hosts(), 1u) << "those that stopped are forgotten";
}

TEST_F(FailedAttemptsTest, HostsWithoutRoomShareALineThatNamesNoneOfThemAndWaitForNobody) {
  for (size_t i = 0; i < FailedAttempts::kMostHosts; ++i) attempts_.Count(absl::StrCat("h", i), now_);
  lines_.clear();
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(attempts_.Count("mallory", now_), absl::ZeroDuration());
    EXPECT_EQ(attempts_.Count(absl::StrCat("other", i), now_), absl::ZeroDuration()) << "mallory's failures";
  }
  EXPECT_THAT(lines_, ElementsAre("refused 1 call from further hosts without valid credentials"));
  attempts_.Count("late", now_ + absl::Minutes(1));
  EXPECT_EQ(lines_.back(), "refused 200 calls from further hosts without valid credentials");
}

TEST_F(FailedAttemptsTest, LooksForForgottenHostsOnceAMinute) {
  for (size_t i = 0; i < FailedAttempts::kMostHosts; ++i) attempts_.Count(absl::StrCat("h", i), now_);
  const absl::Time searched = now_ + absl::Minutes(10);  // nobody is forgotten yet
  attempts_.Count("early", searched);
  attempts_.Count("early", searched + absl::Seconds(59));
  EXPECT_EQ(attempts_.hosts(), FailedAttempts::kMostHosts);
  attempts_.Count("late", searched + absl::Seconds(60));
  EXPECT_EQ(attempts_.hosts(), 1u);
}

}  // namespace
}  // namespace kiwoom::callers
