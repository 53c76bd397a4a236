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
constexpr codec::Tr kOrders = {.code = "00", .registration = codec::Register::kAccount};
constexpr const codec::Tr* kTrs[] = {&kTrade, &kStatus, &kOrders};

class Recorder : public Connection {
 public:
  void Send(SharedText text) override { texts.push_back(*text); }
  void Close(uint16_t code, std::string reason) override { closed = std::to_string(code) + " " + reason; }
  void Reset() override { closed = "reset"; }
  void Freeze() override { frozen = true; }
  void Read(bool on) override { reads = on; }
  size_t queued() const override { return texts.size(); }

  std::vector<std::string> texts;
  std::string closed;
  bool frozen = false;
  bool reads = true;
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

  int64_t Publish(const std::string& type, const std::string& item, int64_t stamp = 0) {
    const RealtimeRow row = {{type, item}, type + " " + item, stamp};
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
  variants_.member_order = MemberOrder::kDocumented;
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
  EXPECT_EQ(stats_.Read().replaced_sessions, 1);
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

TEST_F(WebSocketEndpointTest, InRandomOrderTrnmIsFirstOrLast) {
  variants_.member_order = MemberOrder::kRandom;
  LogIn(alice_, "alice");
  Register(alice_, "0B", "005930");
  for (int i = 0; i < 50; ++i) Publish("0B", "005930");
  EXPECT_THAT(alice_.texts, ::testing::Contains(R"({"trnm":"REAL","data":[0B 005930]})"));
  EXPECT_THAT(alice_.texts, ::testing::Contains(R"({"data":[0B 005930],"trnm":"REAL"})"));
}

TEST_F(WebSocketEndpointTest, TheNextFramesMayHaveAnOddForm) {
  LogIn(alice_, "alice");
  Register(alice_, "0B", "005930");
  const std::pair<FrameForm, const char*> forms[] = {
      {FrameForm::kNoTrnm, R"({"data":[0B 005930]})"},
      {FrameForm::kNullTrnm, R"({"data":[0B 005930],"trnm":null})"},
      {FrameForm::kLowerTrnm, R"({"data":[0B 005930],"trnm":"real"})"},
      {FrameForm::kBlankTrnm, R"({"data":[0B 005930],"trnm":"REAL "})"},
      {FrameForm::kCapitalData, R"({"Data":[0B 005930],"trnm":"REAL"})"},
  };
  for (const auto& [form, text] : forms) {
    endpoint_.DistortFrames(form, 2);
    for (int i = 0; i < 3; ++i) Publish("0B", "005930");
    EXPECT_THAT(alice_.texts, ElementsAre(text, text, R"({"data":[0B 005930],"trnm":"REAL"})"));
    alice_.texts.clear();
  }
  variants_.member_order = MemberOrder::kDocumented;
  endpoint_.DistortFrames(FrameForm::kNoTrnm, 1);
  Publish("0B", "005930");
  EXPECT_THAT(alice_.texts, ElementsAre(R"({"data":[0B 005930]})"));
}

TEST_F(WebSocketEndpointTest, MergedRowsAreThoseThatASessionHadRegistered) {
  LogIn(alice_, "alice");
  LogIn(bob_, "bob");
  Register(alice_, "0B", "005930");
  Register(alice_, "0s", "");
  Register(bob_, "0s", "");
  endpoint_.MergeRows(5);
  EXPECT_EQ(Publish("0B", "005930", 1), 0);
  EXPECT_EQ(Publish("0B", "000660", 1), 0) << "nobody's row counts";
  EXPECT_EQ(Publish("0s", "", 1), 0);
  EXPECT_EQ(endpoint_.sessions().at(0).last_stamps.at({"0s", ""}), 0) << "not sent yet";
  endpoint_.OnDisconnect(bob_);
  Recorder again;
  LogIn(again, "bob");
  Register(again, "0s", "");
  endpoint_.OnText(alice_, R"({"trnm":"REMOVE","grp_no":"1","data":[{"item":[""],"type":["0s"]}]})", now_);
  alice_.texts.clear();
  EXPECT_EQ(Publish("0s", "", 2), 0);
  EXPECT_EQ(Publish("0B", "005930", 2), 4);
  EXPECT_THAT(alice_.texts, ElementsAre(R"({"data":[0B 005930,0s ,0B 005930],"trnm":"REAL"})"));
  EXPECT_THAT(again.texts, ElementsAre(R"({"data":[0s ],"trnm":"REAL"})")) << "none from before its registration";
  EXPECT_THAT(bob_.texts, IsEmpty());
  EXPECT_EQ(Publish("0B", "005930", 3), 1) << "one frame only";
}

TEST_F(WebSocketEndpointTest, AnswersMayComeTwice) {
  constexpr char kReg[] = R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})";
  constexpr char kOk[] = R"({"trnm":"REG","return_code":0,"return_msg":""})";
  LogIn(alice_, "alice");
  LogIn(bob_, "bob");
  endpoint_.RepeatAnswers(absl::Seconds(3), 2);
  endpoint_.OnText(alice_, kReg, now_);
  endpoint_.OnText(bob_, kReg, now_);
  EXPECT_THAT(alice_.texts, ElementsAre(kOk));
  EXPECT_EQ(endpoint_.next_deadline(), now_ + absl::Seconds(3));
  endpoint_.OnDisconnect(bob_);
  now_ += absl::Seconds(3);
  endpoint_.OnTime(now_);
  EXPECT_THAT(alice_.texts, ElementsAre(kOk, kOk));
  EXPECT_THAT(bob_.texts, ElementsAre(kOk)) << "it has gone";

  endpoint_.OnText(alice_, kReg, now_);
  endpoint_.OnTime(now_ + absl::Seconds(4));
  EXPECT_EQ(alice_.texts.size(), 3u) << "twice was enough";
}

TEST_F(WebSocketEndpointTest, ATwinTakesTheSessionAndComesBackAfterLogins) {
  LogIn(alice_, "alice");
  endpoint_.OnConnect(bob_, now_);
  endpoint_.LogInTwinAfterLogins(absl::Seconds(2), 1);
  endpoint_.LogInTwin();
  EXPECT_THAT(alice_.texts, ElementsAre(HasSubstr("R10001")));
  EXPECT_EQ(alice_.closed, "1000 Bye");
  EXPECT_EQ(bob_.closed, "") << "it has no app key yet";
  EXPECT_EQ(stats_.Read().twin_logins, 1);

  Recorder again;
  LogIn(again, "alice");
  now_ += absl::Seconds(2);
  endpoint_.OnTime(now_ - absl::Milliseconds(1));
  EXPECT_EQ(again.closed, "");
  endpoint_.OnTime(now_);
  EXPECT_THAT(again.texts, ElementsAre(HasSubstr("R10001")));
  EXPECT_EQ(again.closed, "1000 Bye");
  EXPECT_EQ(stats_.Read().twin_logins, 2);

  Recorder last;
  LogIn(last, "alice");
  endpoint_.OnTime(now_ + absl::Seconds(5));
  EXPECT_EQ(last.closed, "") << "it came back once";
}

TEST_F(WebSocketEndpointTest, SessionsMayEndWithAnySystemFrame) {
  LogIn(alice_, "alice");
  endpoint_.EndSessions("R10004");
  EXPECT_THAT(alice_.texts,
              ElementsAre(R"({"trnm":"SYSTEM","code":"R10004","message":"접속허용요청(토큰)이 들어오지 않았습니다"})"));
  EXPECT_EQ(alice_.closed, "1000 Bye");
}

TEST_F(WebSocketEndpointTest, AHalfOpenSessionIsRegisteredAndDead) {
  LogIn(alice_, "alice");
  Register(alice_, "0B", "005930");
  endpoint_.CutSessions();
  EXPECT_TRUE(alice_.frozen);
  LogIn(bob_, "bob");
  EXPECT_EQ(Publish("0B", "005930"), 0);
  EXPECT_TRUE(stats_.Read().IsRegistered("0B", "005930")) << "so that its rows are generated, and lost";
  EXPECT_TRUE(endpoint_.sessions().at(0).half_open != endpoint_.sessions().at(1).half_open);
  endpoint_.PushFrame("raw");
  now_ += absl::Hours(1);
  endpoint_.OnTime(now_);
  EXPECT_THAT(alice_.texts, IsEmpty());
  Recorder again;
  LogIn(again, "alice");
  EXPECT_THAT(alice_.texts, IsEmpty());
  EXPECT_EQ(alice_.closed, "") << "the newer session is not reported to it";
  EXPECT_FALSE(stats_.Read().IsRegistered("0B", "005930"));
}

TEST_F(WebSocketEndpointTest, CurrentSessionsMayNotBeRead) {
  LogIn(alice_, "alice");
  endpoint_.Read(false);
  LogIn(bob_, "bob");
  EXPECT_FALSE(alice_.reads);
  EXPECT_TRUE(bob_.reads);
  endpoint_.Read(true);
  EXPECT_TRUE(alice_.reads);
}

TEST_F(WebSocketEndpointTest, DeclinesTheNextHandshakes) {
  endpoint_.DeclineHandshakes(503, 2);
  EXPECT_EQ(endpoint_.DeclineHandshake(), 503);
  EXPECT_EQ(endpoint_.DeclineHandshake(), 503);
  EXPECT_EQ(endpoint_.DeclineHandshake(), std::nullopt);
}

TEST_F(WebSocketEndpointTest, ShowsWhatSessionsHaveRegisteredAndTheirLastStamps) {
  LogIn(alice_, "alice");
  Register(alice_, "0B", "005930");
  Register(alice_, "0B", "000660");
  Register(alice_, "0s", "");
  endpoint_.OnConnect(bob_, now_);
  Publish("0B", "005930", 1);
  Publish("0B", "005930", 2);
  Publish("0B", "035420", 9);
  Publish("0s", "whatever", 7);
  endpoint_.SendRow(alice_, {{"0B", "005930"}, "answer", 3});
  endpoint_.Mute(true);
  Publish("0B", "005930", 4);
  const std::vector<SessionView> sessions = endpoint_.sessions();
  ASSERT_EQ(sessions.size(), 1u) << "bob has not logged in";
  EXPECT_EQ(sessions[0].app_key, "alice");
  using Stamps = std::map<Registered, int64_t>;
  EXPECT_EQ(sessions[0].last_stamps, (Stamps{{{"0B", "000660"}, 0}, {{"0B", "005930"}, 3}, {{"0s", ""}, 7}}));
}

TEST_F(WebSocketEndpointTest, RowsOfAnAccountGoToTheSessionsOfItsAppKey) {
  LogIn(alice_, "alice");
  LogIn(bob_, "bob");
  EXPECT_EQ(endpoint_.AccountOf("alice"), 0u);
  EXPECT_EQ(endpoint_.AccountOf("bob"), 1u);
  EXPECT_EQ(endpoint_.AccountOf("carol"), std::nullopt);
  std::vector<Registered> reported;
  endpoint_.set_on_registered([&](Connection&, const Registered& registered) { reported.push_back(registered); });
  Register(bob_, "00", "");
  Register(alice_, "00", "");
  Register(alice_, "0s", "");
  Register(bob_, "0s", "");
  EXPECT_THAT(reported, ElementsAre(Registered{"00", "", 1}, Registered{"00", "", 0}, Registered{"0s", ""},
                                    Registered{"0s", ""}));
  EXPECT_THAT(endpoint_.listened(),
              ElementsAre(Registered{"00", "", 0}, Registered{"00", "", 1}, Registered{"0s", ""}));

  const RealtimeRow rows[] = {{{"00", "005930", 1}, "of bob", 5}, {{"0s", ""}, "of the market", 2}};
  EXPECT_EQ(endpoint_.Publish(rows), 3);
  EXPECT_THAT(alice_.texts, ElementsAre(R"({"data":[of the market],"trnm":"REAL"})"));
  EXPECT_THAT(bob_.texts, ElementsAre(R"({"data":[of bob,of the market],"trnm":"REAL"})"));
  for (const SessionView& session : endpoint_.sessions()) {
    EXPECT_EQ(session.account, session.app_key == "alice" ? 0u : 1u);
    EXPECT_EQ(session.last_stamps.at({"00", ""}), session.app_key == "alice" ? 0 : 5);
  }

  // An app key keeps its account.
  endpoint_.OnDisconnect(alice_);
  Recorder again;
  LogIn(again, "alice");
  EXPECT_EQ(endpoint_.AccountOf("alice"), 0u);
}

TEST_F(WebSocketEndpointTest, AFaultMayConcernOneAppKeyAlone) {
  using Fault = void (*)(WebSocketEndpoint&);
  const std::pair<Fault, const char*> kEndings[] = {
      {[](WebSocketEndpoint& endpoint) { endpoint.DropSessions("alice"); }, "reset"},
      {[](WebSocketEndpoint& endpoint) { endpoint.CloseSessions(1001, "Away", "alice"); }, "1001 Away"},
      {[](WebSocketEndpoint& endpoint) { endpoint.EndSessions("R10002", "alice"); }, "1000 Bye"},
      {[](WebSocketEndpoint& endpoint) { endpoint.LogInTwin("alice"); }, "1000 Bye"},
  };
  LogIn(bob_, "bob");
  Register(bob_, "0B", "005930");
  for (const auto& [fault, ending] : kEndings) {
    Recorder alice;
    LogIn(alice, "alice");
    fault(endpoint_);
    EXPECT_EQ(alice.closed, ending);
    EXPECT_EQ(bob_.closed, "");
    EXPECT_EQ(stats_.Read().logged_in_sessions, 1u);
  }

  LogIn(alice_, "alice");
  endpoint_.Read(false, "alice");
  EXPECT_FALSE(alice_.reads);
  EXPECT_TRUE(bob_.reads);
  endpoint_.CutSessions("alice");
  EXPECT_TRUE(alice_.frozen);
  EXPECT_FALSE(bob_.frozen);
  EXPECT_EQ(Publish("0B", "005930"), 1);

  endpoint_.LogInTwinAfterLogins(absl::Seconds(2), 1, "carol");
  Recorder carol;
  LogIn(bob_, "bob");
  LogIn(carol, "carol");
  endpoint_.OnTime(now_ + absl::Seconds(2));
  EXPECT_EQ(carol.closed, "1000 Bye") << "logins of others do not count";
  EXPECT_EQ(bob_.closed, "");
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
