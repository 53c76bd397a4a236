// The wall clock of the machine is set back while the gateway is live: nothing that lasts notices, and labels show the
// wall clock.

#include <gmock/gmock.h>

#include <atomic>
#include <filesystem>

#include "kiwoom/v1/trade.pb.h"
#include "service/clock/clock.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::EndsWith;

constexpr char kSamsung[] = "005930";
constexpr absl::Duration kSilenceLimit = absl::Seconds(3);

bool IsLive(const v1::Event& event) { return event.has_live(); }

// The clocks of the machine, whose wall clock the test sets back.
class SteppedClock final : public clock::Clock {
 public:
  clock::Moment Now() const override {
    clock::Moment now = machine_.Now();
    now.wall -= absl::Seconds(seconds_back_.load());
    return now;
  }
  void SetBack(absl::Duration duration) { seconds_back_ += absl::ToInt64Seconds(duration); }

 private:
  const clock::SystemClock machine_;
  std::atomic<int64_t> seconds_back_ = 0;
};

absl::Time TimeOf(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

class WallClockTest : public IntegrationFixture {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(state_dir_);
    IntegrationFixture::SetUp();
  }
  void TearDown() override {
    IntegrationFixture::TearDown();
    std::filesystem::remove_all(state_dir_);
  }
  simulator::Options Options() const override {
    simulator::Options options;
    options.variants.ping_interval = absl::Seconds(1);
    return options;
  }
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.silence_limit = kSilenceLimit;
    config.clock = clock_;
    config.state_dir = state_dir_;
    return config;
  }

  absl::Time Wall() const { return clock_->Now().wall; }

  // Whether the label was put on between `from` and now, by the wall clock that was set back.
  void ExpectRecent(const google::protobuf::Timestamp& label, absl::Time from) {
    EXPECT_GE(TimeOf(label), from);
    EXPECT_LE(TimeOf(label), Wall());
  }

  const std::string state_dir_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const std::shared_ptr<SteppedClock> clock_ = std::make_shared<SteppedClock>();
};

TEST_F(WallClockTest, IsSetBackWhileLive) {
  ExpectWarning("The broker sent nothing for 3s");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
  const auto first = alice.Until(IsLive);
  ASSERT_FALSE(first.empty());
  uint64_t epoch = first.back().live().registrations(0).epoch();
  for (const absl::Duration back : {absl::Seconds(20), absl::Hours(1)}) {
    SCOPED_TRACE(absl::FormatDuration(back));
    clock_->SetBack(back);
    const absl::Time step = Wall();
    const auto begin = std::chrono::steady_clock::now();

    simulator_->PushFrame(
        R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{"13":"7"}}]})");
    const auto trade = alice.Until([](const v1::Event& event) { return event.has_trade(); });
    ASSERT_FALSE(trade.empty());
    ExpectRecent(trade.back().received_time(), step);

    ASSERT_FALSE(alice.Until([](const v1::Event& event) { return event.has_heartbeat(); }).empty());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << "a heartbeat in time";
    EXPECT_EQ(simulator_->stats().logins, back == absl::Hours(1) ? 2 : 1) << "no loss because of the clock";

    // A half-open connection: the broker neither sends nor closes.
    simulator_->Mute(true);
    const auto lost = alice.Until([](const v1::Event& event) { return event.has_lost(); });
    ASSERT_FALSE(lost.empty());
    EXPECT_THAT(lost.back().lost().reason(), EndsWith("sent nothing for 3s."));
    ExpectRecent(lost.back().lost().last_upstream_time(), step);
    simulator_->Mute(false);
    const auto restored = alice.Until([](const v1::Event& event) { return event.has_session_restored(); });
    ASSERT_FALSE(restored.empty());
    ExpectRecent(restored.back().session_restored().time(), step);
    const auto gap = alice.Until([](const v1::Event& event) { return event.has_gap(); });
    ASSERT_FALSE(gap.empty());
    ExpectRecent(gap.back().gap().start_time(), step);
    ExpectRecent(gap.back().gap().end_time(), step);
    EXPECT_GT(gap.back().gap().registrations(0).epoch(), epoch) << "although the clock is behind";
    epoch = gap.back().gap().registrations(0).epoch();
    ExpectRecent(SessionOf(*channel).login_time(), step);
  }
}

TEST_F(WallClockTest, IsSetBackBetweenTwoRunsOfTheGateway) {
  uint64_t epoch = 0;
  for (const absl::Duration back : {absl::ZeroDuration(), absl::Hours(1), absl::Hours(24)}) {
    SCOPED_TRACE(absl::FormatDuration(back));
    clock_->SetBack(back);
    if (back > absl::ZeroDuration()) {
      gateway_.reset();
      gateway_ = std::make_unique<RunningGateway>(Config());
    }
    Stream alice(*gateway_->Connect(), kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
    const auto live = alice.Until(IsLive);
    ASSERT_FALSE(live.empty());
    EXPECT_GT(live.back().live().registrations(0).epoch(), epoch);
    epoch = live.back().live().registrations(0).epoch();
  }
}

}  // namespace
}  // namespace kiwoom::tests
