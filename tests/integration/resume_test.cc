// Alice loses her connection to the gateway and comes back with the position of the last event that she got.

#include <gmock/gmock.h>

#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

constexpr char kSamsung[] = "005930";

bool IsLive(const v1::Event& event) { return event.has_live(); }
bool IsTrade(const v1::Event& event) { return event.has_trade(); }
bool IsGap(const v1::Event& event) { return event.has_gap(); }

class ResumeTest : public IntegrationFixture {
 protected:
  // One trade of Samsung with this price.
  void Trade(int price) {
    simulator_->PushFrame(R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{"10":")" +
                          std::to_string(price) + R"("}}]})");
  }
  static v1::SubscribeRequest From(const v1::Event& last) {
    v1::SubscribeRequest request = Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}});
    v1::StreamPosition& position = *request.mutable_interests(0)->add_resume();
    position.set_item(last.item());
    position.set_epoch(last.epoch());
    position.set_sequence(last.sequence());
    *position.mutable_received_time() = last.received_time();
    return request;
  }
  static v1::ResumptionResult ResultOf(Stream& stream) {
    const auto events = stream.Until([](const v1::Event& event) { return event.has_resumption(); });
    EXPECT_EQ(events.size(), 2u) << "right behind the acknowledgement";
    if (events.empty() || events.back().resumption().results_size() != 1) return {};
    return events.back().resumption().results(0);
  }
};

TEST_F(ResumeTest, NothingIsLostAcrossTheReadersOwnReconnect) {
  const auto channel = gateway_->Connect();
  const auto request = Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}});
  Stream bob(*channel, kSubscribe, request);
  bob.Until(IsLive);
  v1::Event last;
  {
    Stream alice(*channel, kSubscribe, request);
    alice.Until(IsLive);
    Trade(100);
    last = alice.Until(IsTrade).back();
  }
  bob.Until(IsTrade);
  for (int price : {101, 102, 103}) {
    Trade(price);
    bob.Until(IsTrade);
  }
  Stream alice(*channel, kSubscribe, From(last));
  const v1::ResumptionResult result = ResultOf(alice);
  EXPECT_EQ(result.outcome(), v1::RESUMPTION_OUTCOME_RESUMED);
  EXPECT_EQ(result.replayed_count(), 3u);
  Trade(104);
  uint64_t sequence = last.sequence();
  for (int price : {101, 102, 103, 104}) {
    const v1::Event event = alice.Until(IsTrade).back();
    EXPECT_EQ(event.trade().current_price(), price);
    EXPECT_EQ(event.replayed(), price != 104);
    EXPECT_EQ(event.epoch(), last.epoch());
    EXPECT_EQ(event.sequence(), ++sequence);
    EXPECT_EQ(event.skipped(), 0u);
  }
}

TEST_F(ResumeTest, ThePositionOfTheLastProcessIsASingleGapToTheNewRegistration) {
  AllowWarning("there is no session with the broker");
  v1::Event last;
  {
    const auto channel = gateway_->Connect();
    Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
    alice.Until(IsLive);
    Trade(100);
    last = alice.Until(IsTrade).back();
  }
  gateway_ = nullptr;
  gateway_ = std::make_unique<RunningGateway>(Config());
  ASSERT_TRUE(simulator_->WaitForLogins(2, absl::Seconds(30)));
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, From(last));
  EXPECT_EQ(ResultOf(alice).outcome(), v1::RESUMPTION_OUTCOME_GAP);
  const v1::GapNotice gap = alice.Until(IsGap).back().gap();
  EXPECT_EQ(gap.start_time().SerializeAsString(), last.received_time().SerializeAsString());
  ASSERT_EQ(gap.registrations_size(), 1);
  EXPECT_GT(gap.registrations(0).epoch(), last.epoch());
  Trade(101);
  const v1::Event first = alice.Until(IsTrade).back();
  EXPECT_EQ(first.epoch(), gap.registrations(0).epoch());
  EXPECT_EQ(first.sequence(), 1u);
}

TEST_F(ResumeTest, AStoppingGatewaySaysWhenAndDeliversEverythingThatItDecoded) {
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
  alice.Until(IsLive);
  Trade(100);
  alice.Until(IsTrade);
  gateway_->Stop();
  const auto rest = alice.Until([](const v1::Event& event) { return event.has_draining(); });
  ASSERT_FALSE(rest.empty());
  EXPECT_TRUE(rest.back().draining().has_end_time());
  EXPECT_GT(rest.back().draining().retry_delay().seconds(), 0);
  v1::Event ignored;
  while (alice.Next(ignored)) {
  }
  EXPECT_EQ(alice.Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace kiwoom::tests
