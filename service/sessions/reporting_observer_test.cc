#include "service/sessions/reporting_observer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Records the forwarded calls.
class Recorder final : public SessionObserver {
 public:
  void OnState(State state) override { heard.push_back(std::string(StateName(state))); }
  void OnLive(std::span<const Registration> registrations) override { heard.push_back("registered"); }
  void OnRefused(std::span<const Topic>, std::string_view code, std::string_view) override {
    heard.push_back("refused " + std::string(code));
  }
  void OnLost(std::span<const Topic>, std::string_view reason, absl::Time) override {
    heard.push_back("lost: " + std::string(reason));
  }
  void OnResumed(absl::Time) override { heard.push_back("resumed"); }
  void OnRenewed(std::span<const Registration>, absl::Time, absl::Time, std::string_view) override {
    heard.push_back("renewed");
  }
  void OnRetry(std::string_view reason, absl::Duration) override { heard.push_back("retry: " + std::string(reason)); }
  void OnProtocolAnomaly(const ProtocolAnomaly& anomaly) override { heard.push_back(std::string(anomaly.what)); }

  std::vector<std::string> heard;
};

class ReportingObserverTest : public ::testing::Test {
 protected:
  absl::Time now_ = absl::FromUnixSeconds(1'790'000'000);
  Recorder recorder_;
  std::vector<std::string> info_;
  std::vector<std::string> warnings_;
  ReportingObserver observer_{"alpha",
                              absl::Seconds(30),
                              recorder_,
                              [this](const std::string& line) { info_.push_back(line); },
                              [this](const std::string& line) { warnings_.push_back(line); },
                              [this] { return now_; }};
};

TEST_F(ReportingObserverTest, ForwardsEverything) {
  const Registration registration{{&kTrade, "005930"}, 1};
  observer_.OnState(State::kLive);
  observer_.OnLive({&registration, 1});
  observer_.OnRefused({&registration.topic, 1}, "105115", "full");
  observer_.OnLost({&registration.topic, 1}, "cut", now_);
  observer_.OnResumed(now_);
  observer_.OnRenewed({&registration, 1}, now_, now_, "cut");
  observer_.OnRetry("no route", absl::Seconds(1));
  observer_.OnProtocolAnomaly({"The broker refused a REMOVE", "1", "no"});
  EXPECT_THAT(recorder_.heard, ElementsAre("live", "registered", "refused 105115", "lost: cut", "resumed", "renewed",
                                           "retry: no route", "The broker refused a REMOVE"));
}

TEST_F(ReportingObserverTest, NamesTheSessionInLogLines) {
  observer_.OnState(State::kReplaced);
  EXPECT_THAT(info_, ElementsAre("the session alpha with the broker is replaced"));
}

TEST_F(ReportingObserverTest, WarnsOfTrouble) {
  const Topic topic{&kTrade, "005930"};
  observer_.OnRefused({&topic, 1}, "105115", "full");
  observer_.OnProtocolAnomaly({"The broker refused a REMOVE", "1", "no"});
  EXPECT_THAT(warnings_, ElementsAre(HasSubstr("105115"), HasSubstr("The broker refused a REMOVE")));
}

TEST_F(ReportingObserverTest, RemembersWhyThereIsNoSession) {
  EXPECT_THAT(observer_.last_error(), IsEmpty());
  observer_.OnRetry("no route to the broker", absl::Seconds(1));
  EXPECT_THAT(observer_.last_error(), HasSubstr("no route to the broker"));
  observer_.OnState(State::kLive);
  EXPECT_THAT(observer_.last_error(), HasSubstr("no route to the broker")) << "it may be flapping";
  now_ += absl::Seconds(30);
  EXPECT_THAT(observer_.last_error(), IsEmpty());
}

}  // namespace
}  // namespace kiwoom::sessions
