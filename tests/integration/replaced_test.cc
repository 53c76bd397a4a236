// Another program logs in with the same app key (R10001): who learns it, and how the session is taken back.

#include <gmock/gmock.h>

#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kSamsung[] = "005930";
constexpr char kTakeBack[] = "/kiwoom.v1.SessionService/TakeBackSession";
constexpr char kNewerLogin[] = R"({"trnm":"SYSTEM","code":"R10001","message":"동일한 App key로 접속이 되었습니다"})";

v1::SubscribeRequest Samsung() { return Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}); }
bool IsLive(const v1::Event& event) { return event.has_live(); }
bool IsLost(const v1::Event& event) { return event.has_lost(); }
bool IsGap(const v1::Event& event) { return event.has_gap(); }

grpc::Status TakeBack(grpc::Channel& channel, const std::string& session) {
  v1::TakeBackSessionRequest request;
  request.set_session(session);
  v1::TakeBackSessionResponse response;
  return Ask(channel, kTakeBack, request, response);
}

class ReplacedTest : public IntegrationFixture {
 protected:
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.take_back_pause = absl::Milliseconds(20);
    return config;
  }
};

TEST_F(ReplacedTest, EveryReaderLearnsTheReasonAtOnce) {
  ExpectWarning("R10001");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Samsung());
  ASSERT_FALSE(alice.Until(IsLive).empty());
  const RunningGateway twin(Config());  // the same key
  const auto lost = alice.Until(IsLost);
  ASSERT_FALSE(lost.empty());
  EXPECT_EQ(lost.back().lost().state(), v1::UPSTREAM_STATE_REPLACED);
  EXPECT_THAT(lost.back().lost().reason(), StartsWith("The broker ended the session: R10001 "));

  // Bob comes later. His first response has it, without waiting for a heartbeat.
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  const std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>> bob(
      grpc::internal::ClientReaderFactory<v1::SubscribeResponse>::Create(
          channel.get(), grpc::internal::RpcMethod(kSubscribe, grpc::internal::RpcMethod::SERVER_STREAMING), &context,
          Samsung()));
  v1::SubscribeResponse response;
  ASSERT_TRUE(bob->Read(&response));
  ASSERT_EQ(response.events_size(), 2);
  EXPECT_TRUE(response.events(0).has_acknowledgement());
  EXPECT_EQ(response.events(1).lost().state(), v1::UPSTREAM_STATE_REPLACED);
  EXPECT_EQ(response.events(1).lost().reason(), lost.back().lost().reason());
  context.TryCancel();
  while (bob->Read(&response)) {
  }
  bob->Finish();
}

TEST_F(ReplacedTest, AnOperatorTakesTheSessionBackUpToThreeTimesAnHour) {
  ExpectWarning("R10001");
  AllowWarning("the gateway is taking it back");
  AllowWarning("hung up");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Samsung());
  ASSERT_FALSE(alice.Until(IsLive).empty());

  const grpc::Status unknown = TakeBack(*channel, "other");
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(unknown.error_message(), "There is no session named \"other\": ListSessions names the existing ones.");
  const grpc::Status live = TakeBack(*channel, "default");
  EXPECT_EQ(live.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(live.error_message(),
            "The session \"default\" is LIVE, and only one that another login has replaced is taken back.");

  for (int i = 0; i < 3; ++i) {
    SCOPED_TRACE(i);
    simulator_->PushFrame(kNewerLogin);
    ASSERT_FALSE(alice.Until(IsLost).empty());
    EXPECT_EQ(SessionOf(*channel).state(), v1::UPSTREAM_STATE_REPLACED);
    EXPECT_THAT(SessionOf(*channel).last_error(), HasSubstr("R10001"));
    const grpc::Status status = TakeBack(*channel, "default");
    EXPECT_TRUE(status.ok()) << status.error_message();
    ASSERT_FALSE(alice.Until(IsGap).empty()) << "the topic was kept";
  }
  simulator_->PushFrame(kNewerLogin);
  ASSERT_FALSE(alice.Until(IsLost).empty());
  const grpc::Status status = TakeBack(*channel, "default");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_THAT(status.error_message(), HasSubstr("has been taken back too often within an hour"));
  EXPECT_THAT(status.error_details(), HasSubstr("google.rpc.RetryInfo"));
  EXPECT_EQ(SessionOf(*channel).state(), v1::UPSTREAM_STATE_REPLACED);
}

class TakingBackTest : public ReplacedTest {
 protected:
  config::Config Config() const override {
    config::Config config = ReplacedTest::Config();
    config.take_back_session = true;
    return config;
  }
};

TEST_F(TakingBackTest, HappensByItselfButNotTwiceInARow) {
  ExpectWarning("R10001");
  AllowWarning("the gateway is taking it back");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Samsung());
  ASSERT_FALSE(alice.Until(IsLive).empty());
  simulator_->PushFrame(kNewerLogin);
  ASSERT_FALSE(alice.Until(IsGap).empty());
  simulator_->PushFrame(kNewerLogin);
  ASSERT_FALSE(alice.Until(IsLost).empty());
  // Its next event is a heartbeat of a session that stays replaced.
  const auto heartbeat = alice.Until([](const v1::Event& event) { return event.has_heartbeat(); });
  ASSERT_EQ(heartbeat.size(), 1u);
  EXPECT_EQ(heartbeat[0].heartbeat().upstream_state(), v1::UPSTREAM_STATE_REPLACED);
}

TEST_F(ReplacedTest, AGatewayThatExitsGivesItsReadersTheNoticeFirst) {
  AllowWarning("R10001");
  config::Config config = Config();
  config.exit_when_replaced = true;
  gateway_.reset();
  auto started = Gateway::Start(config);
  ASSERT_TRUE(started.ok()) << started.status();
  const std::unique_ptr<Gateway> gateway = *std::move(started);
  Gateway::Ending ending = Gateway::Ending::kStopped;
  std::thread hot([&] { ending = gateway->Run(); });
  const auto channel =
      grpc::CreateChannel("127.0.0.1:" + std::to_string(gateway->port()), grpc::InsecureChannelCredentials());
  {
    Stream alice(*channel, kSubscribe, Samsung());
    EXPECT_FALSE(alice.Until(IsLive).empty());
    simulator_->PushFrame(kNewerLogin);
    EXPECT_FALSE(alice.Until(IsLost).empty());
    EXPECT_TRUE(alice.Until([](const v1::Event&) { return false; }).empty());
    EXPECT_EQ(alice.Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  }
  hot.join();
  EXPECT_EQ(ending, Gateway::Ending::kReplaced);
}

}  // namespace
}  // namespace kiwoom::tests
