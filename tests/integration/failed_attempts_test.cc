// If there is no session with the broker, the log and ListSessions report why.

#include <gmock/gmock.h>

#include "kiwoom/v1/session_service.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class FailedAttemptsTest : public IntegrationFixture {
 protected:
  // Polls until there is a reason; the duration of the first attempt depends on the network.
  static std::string LastError(grpc::Channel& channel) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    std::string reason;
    while (reason.empty() && std::chrono::steady_clock::now() < end) reason = SessionOf(channel).last_error();
    return reason;
  }
};

TEST_F(FailedAttemptsTest, AWrongKey) {
  ExpectWarning("The broker answered 8001");
  simulator_->RefuseTokens(8001);
  const RunningGateway twin(Config());
  const std::string reason = LastError(*twin.Connect());
  EXPECT_THAT(reason, StartsWith("The broker answered 8001: "));
  EXPECT_THAT(log(), HasSubstr("there is no session with the broker: " + reason + "; retrying in 1m"));
}

TEST_F(FailedAttemptsTest, AnUnreachableBroker) {
  ExpectWarning("127.0.0.1:1 cannot be reached");
  config::Config config = Config();
  const auto nowhere = broker::ParseBroker("https://127.0.0.1:1,wss://127.0.0.1:1");
  ASSERT_TRUE(nowhere.ok()) << nowhere.status();
  config.broker = *nowhere;
  const RunningGateway stray(config);
  EXPECT_THAT(LastError(*stray.Connect()), HasSubstr("127.0.0.1:1 cannot be reached: "));
  EXPECT_THAT(log(), HasSubstr("127.0.0.1:1 cannot be reached: "));
}

TEST_F(FailedAttemptsTest, TheReasonIsStillToBeSeenInAFlappingSession) {
  ExpectWarning("1001 maintenance");
  AllowWarning("there is no session with the broker");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {"005930"}}}));
  ASSERT_FALSE(alice.Until([](const v1::Event& event) { return event.has_live(); }).empty());
  simulator_->RefuseConnections(true);
  simulator_->CloseSessions(1001, "maintenance");
  ASSERT_FALSE(alice.Until([](const v1::Event& event) { return event.has_lost(); }).empty());
  EXPECT_FALSE(LastError(*channel).empty());
  EXPECT_THAT(log(), HasSubstr("closed the connection: 1001 maintenance; retrying in "));
  simulator_->RefuseConnections(false);
  ASSERT_FALSE(alice.Until([](const v1::Event& event) { return event.has_session_restored(); }).empty());
  EXPECT_EQ(SessionOf(*channel).state(), v1::UPSTREAM_STATE_LIVE);
  EXPECT_NE(SessionOf(*channel).last_error(), "") << "until it has been live for half a minute";
}

}  // namespace
}  // namespace kiwoom::tests
