#include "simulator/protocol/websocket_endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const absl::Time kStart = absl::FromUnixSeconds(1'784'510'000);

constexpr codec::Tr kTrade = {.code = "0B", .registration = codec::Register::kItem};
constexpr codec::Tr kStatus = {.code = "0s", .registration = codec::Register::kMarket};
constexpr const codec::Tr* kTrs[] = {&kTrade, &kStatus};

class Recorder : public Connection {
 public:
  void Send(SharedText text) override { texts.push_back(*text); }
  void Close(uint16_t code, std::string reason) override { closed = std::to_string(code) + " " + reason; }
  void Reset() override { closed = "reset"; }
  size_t queued() const override { return texts.size(); }

  std::vector<std::string> texts;
  std::string closed;
};

class WebSocketEndpointTest : public ::testing::Test {
 protected:
  void LogIn(Recorder& client, const std::string& app_key) {
    endpoint_.OnConnect(client, now_);
    endpoint_.OnText(client, R"({"trnm":"LOGIN","token":")" + tokens_.Issue(app_key, now_).text + R"("})", now_);
    client.texts.clear();
  }

  void Register(Recorder& client, const std::string& type, const std::string& item) {
    endpoint_.OnText(client,
                     R"({"trnm":"REG","grp_no":"1","data":[{"item":[")" + item + R"("],"type":[")" + type + R"("]}]})",
                     now_);
    client.texts.clear();
  }

  int64_t Publish(const std::string& type, const std::string& item) {
    const RealtimeRow row = {{type, item}, type + " " + item};
    return endpoint_.Publish({&row, 1});
  }

  absl::Time now_ = kStart;
  BrokerVariants variants_;
  TokenBook tokens_{variants_, 1};
  StatsBoard stats_;
  WebSocketEndpoint endpoint_{variants_, tokens_, kTrs, stats_};
  Recorder alice_;
  Recorder bob_;
};

TEST_F(WebSocketEndpointTest, SendsRowsToTheirSubscribers) {
  LogIn(alice_, "alice");
  LogIn(bob_, "bob");
  Register(alice_, "0B", "005930");
  Register(bob_, "0B", "005930_AL");
  Register(bob_, "0s", "");
  EXPECT_EQ(Publish("0B", "005930"), 1);
  EXPECT_EQ(Publish("0B", "005930_AL"), 1);
  EXPECT_EQ(Publish("0B", "000660"), 0);
  EXPECT_EQ(Publish("0s", "whatever"), 1);
  EXPECT_THAT(alice_.texts, ElementsAre(R"({"data":[0B 005930],"trnm":"REAL"})"));
  EXPECT_THAT(bob_.texts,
              ElementsAre(R"({"data":[0B 005930_AL],"trnm":"REAL"})", R"({"data":[0s whatever],"trnm":"REAL"})"));
  EXPECT_THAT(endpoint_.listened(),
              ElementsAre(Registered{"0B", "005930"}, Registered{"0B", "005930_AL"}, Registered{"0s", ""}));
}

TEST_F(WebSocketEndpointTest, SimultaneousRowsShareAFrame) {
  LogIn(alice_, "alice");
  LogIn(bob_, "bob");
  Register(alice_, "0B", "005930");
  Register(alice_, "0s", "");
  Register(bob_, "0s", "");
  const RealtimeRow rows[] = {{{"0B", "005930"}, "a"}, {{"0B", "000660"}, "b"}, {{"0s", ""}, "c"}};
  EXPECT_EQ(endpoint_.Publish(rows), 3);
  EXPECT_THAT(alice_.texts, ElementsAre(R"({"data":[a,c],"trnm":"REAL"})"));
  EXPECT_THAT(bob_.texts, ElementsAre(R"({"data":[c],"trnm":"REAL"})"));
  variants_.documented_member_order = true;
  EXPECT_EQ(endpoint_.Publish({rows, 1}), 1);
  EXPECT_EQ(alice_.texts.back(), R"({"trnm":"REAL","data":[a]})");
}

TEST_F(WebSocketEndpointTest, SendsACompleteFrameOncePerSession) {
  LogIn(alice_, "alice");
  Register(alice_, "0B", "005930");
  Register(alice_, "0s", "");
  const Registered rows[] = {{"0B", "005930"}, {"0B", "000660"}, {"0s", ""}};
  EXPECT_EQ(endpoint_.PublishFrame(rows, std::make_shared<const std::string>("three rows")), 1);
  EXPECT_THAT(alice_.texts, ElementsAre("three rows"));
}

TEST_F(WebSocketEndpointTest, ANewerLoginOfTheSameAppKeyEndsTheOlderSession) {
  LogIn(alice_, "shared");
  Register(alice_, "0B", "005930");
  LogIn(bob_, "shared");
  EXPECT_THAT(alice_.texts, ElementsAre(HasSubstr("R10001")));
  EXPECT_EQ(alice_.closed, "1000 Bye");
  EXPECT_EQ(bob_.closed, "");
  EXPECT_EQ(Publish("0B", "005930"), 0);
  EXPECT_EQ(stats_.Read().logins, 2);
  EXPECT_EQ(stats_.Read().logged_in_sessions, 1u);
}

TEST_F(WebSocketEndpointTest, BothSessionsContinueInTheOtherVariant) {
  variants_.one_session_per_app_key = false;
  LogIn(alice_, "shared");
  LogIn(bob_, "shared");
  EXPECT_EQ(alice_.closed, "");
  EXPECT_EQ(stats_.Read().logged_in_sessions, 2u);
}

TEST_F(WebSocketEndpointTest, AnotherAppKeyEndsNoSession) {
  LogIn(alice_, "alice");
  LogIn(bob_, "bob");
  EXPECT_EQ(alice_.closed, "");
}

TEST_F(WebSocketEndpointTest, SendsPingsOnTimeExceptToMutedSessions) {
  LogIn(alice_, "alice");
  EXPECT_EQ(endpoint_.next_deadline(), now_ + absl::Seconds(10));
  now_ = endpoint_.next_deadline();
  endpoint_.OnTime(now_);
  EXPECT_THAT(alice_.texts, ElementsAre(R"({"trnm":"PING"})"));
  alice_.texts.clear();

  endpoint_.Mute(true);
  Register(alice_, "0B", "005930");
  EXPECT_EQ(endpoint_.next_deadline(), absl::InfiniteFuture());
  now_ += absl::Hours(3);
  endpoint_.OnTime(now_);
  EXPECT_EQ(Publish("0B", "005930"), 0);
  EXPECT_THAT(alice_.texts, IsEmpty());
  EXPECT_EQ(alice_.closed, "");
  endpoint_.Mute(false);
  endpoint_.OnTime(now_);
  EXPECT_THAT(alice_.texts, ElementsAre(R"({"trnm":"PING"})"));
}

TEST_F(WebSocketEndpointTest, FaultsReachAllCurrentSessions) {
  LogIn(alice_, "alice");
  endpoint_.OnConnect(bob_, now_);
  endpoint_.PushFrame("raw");
  EXPECT_THAT(alice_.texts, ElementsAre("raw"));
  EXPECT_THAT(bob_.texts, IsEmpty());  // not logged in

  endpoint_.CloseSessions(1001, "Away");
  EXPECT_EQ(alice_.closed, "1001 Away");
  EXPECT_EQ(bob_.closed, "1001 Away");
  EXPECT_EQ(stats_.Read().open_sessions, 0u);

  Recorder carol;
  endpoint_.OnConnect(carol, now_);
  endpoint_.DropSessions();
  EXPECT_EQ(carol.closed, "reset");

  Recorder dave;
  endpoint_.RefuseConnections(true);
  endpoint_.OnConnect(dave, now_);
  EXPECT_EQ(dave.closed, "reset");
  EXPECT_EQ(stats_.Read().connections, 3);
}

TEST_F(WebSocketEndpointTest, StatsContainTheRegistrations) {
  LogIn(alice_, "alice");
  Register(alice_, "0B", "005930");
  EXPECT_TRUE(stats_.Read().IsRegistered("0B", "005930"));
  EXPECT_EQ(stats_.Read().registration_requests, 1);
  endpoint_.OnText(alice_, R"({"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})", now_);
  EXPECT_FALSE(stats_.Read().IsRegistered("0B", "005930"));
  Register(alice_, "0B", "005930");
  endpoint_.OnDisconnect(alice_);
  EXPECT_THAT(stats_.Read().registrations, IsEmpty());
}

TEST_F(WebSocketEndpointTest, ReportsEachAcceptedRegistration) {
  std::vector<Registered> reported;
  endpoint_.set_on_registered([&](Connection& connection, const Registered& registered) {
    EXPECT_EQ(&connection, &alice_);
    reported.push_back(registered);
  });
  LogIn(alice_, "alice");
  Register(alice_, "0B", "005930");
  endpoint_.OnText(alice_, R"({"trnm":"REG","grp_no":"1","data":[{"item":"005930","type":["0B"]}]})", now_);
  EXPECT_THAT(reported, ElementsAre(Registered{"0B", "005930"}));
}

}  // namespace
}  // namespace kiwoom::simulator
