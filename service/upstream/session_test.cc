#include "service/upstream/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/upstream/test_trs.h"

namespace kiwoom::upstream {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

// Writes down what the session does, in order.
class Transport : public SessionActions {
 public:
  void Connect() override { log.push_back("connect"); }
  void Disconnect() override { log.push_back("disconnect"); }
  void Send(std::string text) override { log.push_back("send " + text); }
  void RequestToken(const std::string& rejected) override {
    log.push_back(rejected.empty() ? "token" : "token other than " + rejected);
  }
  std::vector<std::string> Take() { return std::exchange(log, {}); }

  std::vector<std::string> log;
};

// Writes down what the readers are told.
class Hub : public SessionObserver {
 public:
  void OnState(State state) override { log.push_back(std::string(StateName(state))); }
  void OnLive(std::span<const Registration> registrations) override { log.push_back("live" + Items(registrations)); }
  void OnRefused(std::span<const Topic> topics, std::string_view code, std::string_view message) override {
    log.push_back("refused " + topics[0].item + " " + std::string(code));
    if (on_refused) on_refused();
  }
  void OnLost(std::string_view reason, absl::Time last) override {
    log.push_back("lost at " + Second(last) + ": " + std::string(reason));
  }
  void OnResumed(absl::Time now) override { log.push_back("resumed"); }
  void OnRenewed(std::span<const Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override {
    log.push_back("renewed" + Items(registrations) + " from " + Second(from) + " to " + Second(until));
  }
  void OnRetry(std::string_view reason, absl::Duration pause) override { pauses.push_back(pause); }
  void OnOddity(std::string_view sentence) override { log.push_back("odd: " + std::string(sentence)); }
  std::vector<std::string> Take() { return std::exchange(log, {}); }

  std::vector<std::string> log;
  std::vector<absl::Duration> pauses;
  std::function<void()> on_refused;

 private:
  static std::string Items(std::span<const Registration> registrations) {
    std::string items;
    for (const Registration& registration : registrations) items += " " + registration.topic.item;
    return items;
  }
  static std::string Second(absl::Time time) { return std::to_string(absl::ToInt64Seconds(time - kStart)); }
};

class SessionTest : public ::testing::Test {
 protected:
  static SessionOptions Options() { return {.backoff = {.first = absl::Seconds(2), .longest = absl::Seconds(8)}}; }

  void Wait(absl::Duration duration) { now_ += duration; }
  void Control(runtime::ControlFrame frame) { session_.OnControl(frame, now_); }
  void Login(std::string_view code = "0", std::string_view message = "") {
    Control({.trnm = "LOGIN", .return_code = code, .return_msg = message});
  }
  void System(std::string_view code) { Control({.trnm = "SYSTEM", .code = code, .message = "…"}); }
  void Answer(std::string_view code = "0") { Control({.trnm = "REG", .return_code = code}); }

  // Lets time pass until the session wants to do something, and lets it.
  void Tick() {
    ASSERT_NE(session_.NextTimer(), absl::InfiniteFuture());
    now_ = std::max(now_, session_.NextTimer());
    session_.OnTimer(now_);
  }
  // From wherever a token is awaited to live, with a clean log.
  void GoLive() {
    session_.OnToken("T1", now_);
    session_.OnConnected(now_);
    Login();
    transport_.Take();
    hub_.Take();
  }
  void StartLive() {
    session_.Start(now_);
    GoLive();
  }

  absl::Time now_ = kStart;
  Transport transport_;
  Hub hub_;
  Session session_{Options(), transport_, hub_};
};

TEST_F(SessionTest, TokenThenConnectionThenLoginThenRegistrations) {
  session_.Register(Topics(kTrade, {"005930"}), now_);
  EXPECT_EQ(session_.NextTimer(), absl::InfiniteFuture());
  session_.Start(now_);
  session_.Start(now_);
  EXPECT_THAT(transport_.Take(), ElementsAre("token"));
  session_.OnToken("T1", now_);
  EXPECT_THAT(transport_.Take(), ElementsAre("connect"));
  session_.OnConnected(now_);
  EXPECT_THAT(transport_.Take(), ElementsAre(R"(send {"trnm":"LOGIN","token":"T1"})"));
  EXPECT_THAT(hub_.Take(), IsEmpty());
  EXPECT_EQ(session_.state(), State::kConnecting);
  Login();
  EXPECT_THAT(transport_.Take(),
              ElementsAre(R"(send {"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]})"));
  EXPECT_THAT(hub_.Take(), ElementsAre("live"));
  Answer();
  EXPECT_THAT(hub_.Take(), ElementsAre("live 005930"));
  EXPECT_EQ(session_.registration_count(), 1);
  EXPECT_EQ(session_.registration_limit(), 200);
  EXPECT_EQ(session_.login_time(), kStart);
  EXPECT_EQ(session_.reconnect_count(), 0u);

  session_.Unregister(Topics(kTrade, {"005930"}), now_);
  EXPECT_THAT(transport_.Take(),
              ElementsAre(R"(send {"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})"));
}

TEST_F(SessionTest, EchoesPingVerbatimAlsoBeforeTheLoginIsAnswered) {
  session_.Start(now_);
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  transport_.Take();
  Control({.trnm = "PING", .text = R"({ "trnm" : "PING" })"});
  EXPECT_THAT(transport_.Take(), ElementsAre(R"(send { "trnm" : "PING" })"));
  Login();
  Control({.trnm = "PING", .text = R"({"trnm":"PING","n":1})"});
  EXPECT_THAT(transport_.Take(), ElementsAre(R"(send {"trnm":"PING","n":1})"));
}

TEST_F(SessionTest, ALossIsToldAndEverythingIsRenewed) {
  StartLive();
  session_.Register(Topics(kTrade, {"A", "B"}), now_);
  Answer();
  Wait(absl::Seconds(5));
  session_.OnBytes(now_);
  Wait(absl::Seconds(4));
  hub_.Take();
  transport_.Take();

  session_.OnDisconnected("Bye", now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("lost", "lost at 5: Bye"));
  EXPECT_THAT(transport_.Take(), IsEmpty());
  EXPECT_EQ(session_.registration_count(), 0);
  EXPECT_GE(session_.NextTimer(), now_ + absl::Seconds(1));
  EXPECT_LE(session_.NextTimer(), now_ + absl::Seconds(2));
  session_.OnTimer(now_);
  EXPECT_THAT(transport_.Take(), IsEmpty()) << "not yet";
  Tick();
  EXPECT_THAT(transport_.Take(), ElementsAre("token"));
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  EXPECT_EQ(session_.state(), State::kLost);
  now_ = kStart + absl::Seconds(20);
  Login();
  EXPECT_THAT(hub_.Take(), ElementsAre("live", "resumed"));
  Answer();
  EXPECT_THAT(hub_.Take(), ElementsAre("renewed A B from 5 to 20"));
  EXPECT_EQ(session_.reconnect_count(), 1u);
}

TEST_F(SessionTest, SilenceIsALossWhateverIsSilent) {
  StartLive();
  Wait(absl::Seconds(30));
  session_.OnBytes(now_);
  session_.OnTimer(now_);
  Wait(absl::Seconds(34));
  session_.OnTimer(now_);
  EXPECT_THAT(hub_.Take(), IsEmpty());
  Tick();
  EXPECT_EQ(now_, kStart + absl::Seconds(65));
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), ElementsAre("lost", "lost at 30: Nothing came from the broker for 35s."));
}

TEST_F(SessionTest, BackoffGrowsUntilASessionHasLastedAWhile) {
  session_.Start(now_);
  for (int i = 0; i < 3; ++i) {  // the door is shut, or shuts at once after the login: the same
    session_.OnToken("T1", now_);
    if (i != 1) {
      session_.OnConnected(now_);
      Login();
    }
    session_.OnDisconnected("Bye", now_);
    Tick();
  }
  ASSERT_EQ(hub_.pauses.size(), 3u);
  EXPECT_LE(hub_.pauses[0], absl::Seconds(2));
  EXPECT_GE(hub_.pauses[1], absl::Seconds(2));
  EXPECT_GE(hub_.pauses[2], absl::Seconds(4));
  GoLive();
  Wait(absl::Seconds(30));
  session_.OnDisconnected("Bye", now_);
  EXPECT_LE(hub_.pauses[3], absl::Seconds(2));
}

TEST_F(SessionTest, TimeoutsOnTheWay) {
  session_.Start(now_);
  session_.OnToken("T1", now_);
  EXPECT_EQ(session_.NextTimer(), now_ + absl::Seconds(20));
  transport_.Take();
  Tick();
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  session_.OnConnected(now_);  // too late
  EXPECT_THAT(transport_.Take(), IsEmpty());
  Tick();
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  transport_.Take();
  EXPECT_EQ(session_.NextTimer(), now_ + absl::Seconds(10));
  Tick();
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), IsEmpty()) << "it had never been live";
}

TEST_F(SessionTest, ARegistrationThatIsNotAnsweredIsALoss) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  transport_.Take();
  Tick();
  EXPECT_EQ(now_, kStart + absl::Seconds(10));
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), ElementsAre("lost", "lost at 0: The broker did not answer a registration within 10s."));
}

TEST_F(SessionTest, AnotherLoginOfTheKeyIsNotFought) {
  StartLive();
  System("R10001");
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), ElementsAre("replaced", "lost at 0: The broker ended the session: R10001 …"));
  EXPECT_EQ(session_.NextTimer(), absl::InfiniteFuture());
  session_.OnDisconnected("Bye", now_);
  EXPECT_THAT(transport_.Take(), IsEmpty());

  session_.Start(now_);  // an operator
  EXPECT_THAT(transport_.Take(), ElementsAre("token"));
  session_.OnToken(absl::UnavailableError("down"), now_);
  EXPECT_EQ(session_.state(), State::kReplaced) << "until it is live again";
  Tick();
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  Login();
  EXPECT_THAT(hub_.Take(), ElementsAre("live", "resumed"));
}

TEST_F(SessionTest, AReplacedSessionComesBackAfterALongPauseIfItIsTold) {
  SessionOptions options = Options();
  options.replaced_retry = absl::Hours(1);
  Session session(options, transport_, hub_);
  session.Start(now_);
  session.OnToken("T1", now_);
  session.OnConnected(now_);
  session.OnControl({.trnm = "LOGIN", .return_code = "0"}, now_);
  session.OnControl({.trnm = "SYSTEM", .code = "R10001"}, now_);
  EXPECT_EQ(session.NextTimer(), now_ + absl::Hours(1));
  transport_.Take();
  session.OnTimer(now_ + absl::Hours(1));
  EXPECT_THAT(transport_.Take(), ElementsAre("token"));
}

TEST_F(SessionTest, ARefusedLoginGetsOneFreshTokenThenPatience) {
  session_.Start(now_);
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  transport_.Take();
  Login("805004", "토큰 인증에 실패했습니다");
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_EQ(session_.NextTimer(), now_);
  Tick();
  EXPECT_THAT(transport_.Take(), ElementsAre("token other than T1"));
  EXPECT_THAT(hub_.Take(), IsEmpty());

  session_.OnToken("T2", now_);
  session_.OnConnected(now_);
  Login("805004");
  EXPECT_THAT(hub_.Take(), ElementsAre("refused"));
  EXPECT_EQ(session_.NextTimer(), now_ + absl::Seconds(60));
  transport_.Take();
  Tick();
  EXPECT_THAT(transport_.Take(), ElementsAre("token other than T2"));
  session_.OnToken("T3", now_);
  session_.OnConnected(now_);
  Login();
  EXPECT_THAT(hub_.Take(), ElementsAre("live"));
  session_.OnDisconnected("Bye", now_);
  transport_.Take();
  Tick();
  EXPECT_THAT(transport_.Take(), ElementsAre("token")) << "the refusal is history";
}

TEST_F(SessionTest, ABadTokenMayShowAsASystemFrameOnly) {
  struct Case {
    const char* name;
    std::function<void(Session&)> then;
  };
  const Case cases[] = {
      {"then the answer",
       [&](Session& session) { session.OnControl({.trnm = "LOGIN", .return_code = "805004"}, now_); }},
      {"then the close", [&](Session& session) { session.OnDisconnected("Bye", now_); }},
      {"then nothing", [&](Session& session) { session.OnTimer(session.NextTimer()); }},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    Session session(Options(), transport_, hub_);
    session.Start(now_);
    session.OnToken("T1", now_);
    session.OnConnected(now_);
    session.OnControl({.trnm = "SYSTEM", .code = "R10004"}, now_);
    c.then(session);
    transport_.Take();
    session.OnTimer(session.NextTimer());
    EXPECT_THAT(transport_.Take(), ElementsAre("token other than T1"));
  }
}

TEST_F(SessionTest, ASystemFrameSaysWhyTheConnectionCloses) {
  StartLive();
  System("R10002");
  EXPECT_THAT(hub_.Take(), IsEmpty());
  session_.OnDisconnected("closed 1000", now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("lost", "lost at 0: The broker ended the session: R10002 …"));
  Tick();
  GoLive();
  System("R10002");
  Tick();  // the close does not come
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_EQ(session_.state(), State::kLost);
}

TEST_F(SessionTest, OddFramesHurtNobody) {
  StartLive();
  System("R99999");
  Control({.trnm = "CNSRLST"});
  Login();
  Answer();
  EXPECT_THAT(hub_.Take(), ElementsAre("odd: The broker sent an unknown SYSTEM frame: R99999 …",
                                       "odd: The broker sent an unknown frame: CNSRLST",
                                       "odd: The broker answered LOGIN twice.",
                                       "odd: The broker answered a request that is not outstanding: REG 0"));
  EXPECT_THAT(transport_.Take(), IsEmpty()) << "SYSTEM is never echoed";
  EXPECT_EQ(session_.state(), State::kLive);
}

TEST_F(SessionTest, ABrokerThatForgotTheLoginIsLeft) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Control({.return_code = "100013"});
  EXPECT_EQ(session_.state(), State::kLost);
}

TEST_F(SessionTest, AnAnswerWithoutANameAnswersWhatIsOutstanding) {
  session_.Start(now_);
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  transport_.Take();
  Control({.return_code = "805002"});
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  Tick();
  GoLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Control({.return_code = "105108"});
  EXPECT_THAT(hub_.Take(), ElementsAre("refused A 105108"));
}

TEST_F(SessionTest, TokenFailures) {
  struct Case {
    absl::Status status;
    State state;
    absl::Duration least, most;
  };
  const Case cases[] = {
      {absl::UnavailableError("down"), State::kConnecting, absl::Seconds(1), absl::Seconds(8)},
      {absl::DeadlineExceededError("slow"), State::kConnecting, absl::Seconds(1), absl::Seconds(8)},
      {absl::FailedPreconditionError("bad key"), State::kRefused, absl::Seconds(60), absl::Seconds(60)},
      {absl::InvalidArgumentError("bad key"), State::kRefused, absl::Seconds(60), absl::Seconds(60)},
      {absl::UnavailableError("down"), State::kRefused, absl::Seconds(1), absl::Seconds(8)},
  };
  session_.Start(now_);
  for (const Case& c : cases) {
    SCOPED_TRACE(c.status.ToString());
    session_.OnToken(c.status, now_);
    EXPECT_EQ(session_.state(), c.state);
    EXPECT_GE(session_.NextTimer() - now_, c.least);
    EXPECT_LE(session_.NextTimer() - now_, c.most);
    Tick();
    EXPECT_EQ(transport_.Take().back(), "token");
  }
}

TEST_F(SessionTest, WhatComesTooLateIsIgnored) {
  session_.OnToken("T0", now_);
  session_.OnConnected(now_);
  Login();
  session_.OnDisconnected("Bye", now_);
  session_.OnTimer(now_);
  StartLive();
  session_.OnToken("T2", now_);
  session_.OnConnected(now_);
  EXPECT_THAT(transport_.Take(), IsEmpty());
  EXPECT_THAT(hub_.Take(), IsEmpty());
}

TEST_F(SessionTest, StopIsQuietAndStartRenews) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Answer();
  hub_.Take();
  transport_.Take();
  session_.Stop();
  session_.Stop();
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), IsEmpty());
  EXPECT_EQ(session_.NextTimer(), absl::InfiniteFuture());
  session_.Start(now_);
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  Login();
  Answer();
  EXPECT_THAT(hub_.Take(), ElementsAre("live", "resumed", "renewed A from 0 to 0"));
}

TEST_F(SessionTest, AnObserverMayCallBack) {
  StartLive();
  hub_.on_refused = [&] { session_.Register(Topics(kTrade, {"B"}), now_); };
  session_.Register(Topics(kTrade, {"A"}), now_);
  transport_.Take();
  Answer("105111");
  EXPECT_THAT(transport_.Take(),
              ElementsAre(R"(send {"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["B"],"type":["0B"]}]})"));
  Answer();
  EXPECT_THAT(hub_.Take(), ElementsAre("refused A 105111", "live B"));
}

TEST_F(SessionTest, AFullConnectionIsToldWithoutTheBroker) {
  session_.Register(ManyTopics(kTrade, 201), now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("refused 000200 "));
}

}  // namespace
}  // namespace kiwoom::upstream
