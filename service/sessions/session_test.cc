// The session from its login on: registrations, frames, and how it ends.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/sessions/session.h"
#include "service/sessions/test_session.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(SessionTest, StandsByUntilItIsStarted) {
  session_.StandBy();
  EXPECT_THAT(hub_.Take(), ElementsAre("standby"));
  session_.Register(Topics(kTrade, {"005930"}), now_);
  EXPECT_EQ(session_.RequestTakeBack(now_).kind, TakeBackAnswer::Kind::kNotReplaced);
  EXPECT_EQ(session_.NextTimer(), absl::InfiniteFuture());
  EXPECT_THAT(transport_.Take(), IsEmpty()) << "not even a token";
  session_.Start(now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("connecting"));
  EXPECT_THAT(transport_.Take(), ElementsAre("token"));
  session_.StandBy();
  EXPECT_EQ(session_.state(), State::kConnecting) << "it has begun";
}

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
  EXPECT_THAT(
      transport_.Take(),
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

TEST_F(SessionTest, EchoesPingVerbatimEvenBeforeTheLoginIsAnswered) {
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

TEST_F(SessionTest, ReportsALossAndRenewsEverything) {
  StartLive();
  session_.Register(Topics(kTrade, {"A", "B"}), now_);
  Answer();
  Wait(absl::Seconds(5));
  session_.OnMessage(now_);
  Wait(absl::Seconds(4));
  hub_.Take();
  transport_.Take();

  session_.OnDisconnected("Bye", now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("lost", "lost A B at 5: Bye"));
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

// Timers follow the steady clock. A label is the wall clock's; if that was set back within a gap, the gap is still as
// long as it was.
TEST_F(SessionTest, AWallClockThatStepsMovesOnlyLabels) {
  const struct {
    const char* story;
    absl::Duration step;  // of the wall clock, within the gap
    const char* renewed;
  } kCases[] = {
      {"no step", absl::ZeroDuration(), "renewed A from 5 to 50"},
      {"a drift", absl::Milliseconds(-900), "renewed A from 5 to 49"},
      {"20 s back", absl::Seconds(-20), "renewed A from -15 to 30"},
      {"an hour back", absl::Hours(-1), "renewed A from -3595 to -3550"},
      {"an hour ahead: the label covers too much rather than too little", absl::Hours(1), "renewed A from 5 to 3650"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.story);
    hub_.Take();
    Session session(Options(), epochs_, secrets_, transport_, hub_);
    const auto at = [&](int second, absl::Duration step) {
      const absl::Time steady = kStart + absl::Seconds(second);
      return clock::Moment{steady, steady + step};
    };
    const auto go_live = [&](clock::Moment now) {
      session.OnToken("T1", now);
      session.OnConnected(now);
      session.OnControl({.trnm = "LOGIN", .return_code = "0"}, now);
    };
    session.Register(Topics(kTrade, {"A"}), at(0, {}));
    session.Start(at(0, {}));
    go_live(at(0, {}));
    session.OnControl({.trnm = "REG", .return_code = "0"}, at(0, {}));
    session.OnMessage(at(5, {}));
    EXPECT_EQ(session.NextTimer(), kStart + absl::Seconds(40));
    session.OnTimer(at(39, test.step));
    EXPECT_EQ(session.state(), State::kLive) << "silent for 34 s, whatever the wall clock says";
    session.OnTimer(at(40, test.step));
    EXPECT_EQ(session.state(), State::kLost);
    session.OnTimer(at(42, test.step));
    go_live(at(50, test.step));
    session.OnControl({.trnm = "REG", .return_code = "0"}, at(50, test.step));
    EXPECT_EQ(hub_.Take().back(), test.renewed);
    EXPECT_EQ(session.login_time(), kStart + absl::Seconds(50) + test.step) << "a label";
  }
}

// Topics that are waiting for an answer are affected by the loss too.
TEST_F(SessionTest, ALossNamesAllWantedTopics) {
  StartLive();
  session_.Register(Topics(kTrade, {"A", "B"}), now_);
  Answer();
  session_.Register(Topics(kTrade, {"C"}), now_);
  session_.Register(Topics(kTrade, {"D"}), now_);
  session_.Unregister(Topics(kTrade, {"B"}), now_);
  hub_.Take();
  session_.OnDisconnected("Bye", now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("lost", "lost A C D at 0: Bye"));
}

TEST_F(SessionTest, SilenceIsALoss) {
  StartLive();
  Wait(absl::Seconds(30));
  session_.OnMessage(now_);
  session_.OnTimer(now_);
  Wait(absl::Seconds(34));
  session_.OnTimer(now_);
  EXPECT_THAT(hub_.Take(), IsEmpty());
  Tick();
  EXPECT_EQ(now_, kStart + absl::Seconds(65));
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), ElementsAre("lost", "lost at 30: The broker sent nothing for 35s."));
}

TEST_F(SessionTest, AnUnansweredRegistrationInterruptsNoStream) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Answer();
  session_.Register(Topics(kTrade, {"C"}), now_);
  hub_.Take();
  transport_.Take();
  Tick();
  EXPECT_EQ(now_, kStart + absl::Seconds(10));
  EXPECT_THAT(hub_.Take(), ElementsAre("odd: The broker did not answer a REG||of 1 registrations"));
  EXPECT_THAT(transport_.Take(),
              ElementsAre(R"(send {"trnm":"REMOVE","grp_no":"1","data":[{"item":["C"],"type":["0B"]}]})"));
  Control({.trnm = "REMOVE", .return_code = "0"});
  EXPECT_THAT(hub_.Take(), ElementsAre("refused C "));
  EXPECT_THAT(transport_.Take(), IsEmpty());
  EXPECT_EQ(session_.state(), State::kLive);
  EXPECT_EQ(session_.registration_count(), 1);
}

// PINGs arrive, but no answer to any REG.
TEST_F(SessionTest, DropsABrokerThatAnswersNoRegistration) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Tick();
  Control({.trnm = "PING"});
  hub_.Take();
  transport_.Take();
  Tick();
  EXPECT_EQ(now_, kStart + absl::Seconds(20));
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), ElementsAre("odd: The broker did not answer a REMOVE||of 1 registrations", "lost",
                                       "lost A at 10: The broker answers no registrations on this connection."));
}

TEST_F(SessionTest, ASystemFrameGivesTheReasonForTheClose) {
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

TEST_F(SessionTest, ReportsUnexpectedFramesAndContinues) {
  StartLive();
  System("R99999");
  Control({.trnm = "CNSRLST"});
  Login();
  Answer();
  EXPECT_THAT(hub_.Take(),
              ElementsAre("odd: The broker sent an unknown SYSTEM frame|R99999|…",
                          "odd: The broker sent an unknown frame|CNSRLST|", "odd: The broker answered LOGIN twice||",
                          "odd: The broker sent an unexpected answer|REG 0|"));
  EXPECT_THAT(transport_.Take(), IsEmpty()) << "SYSTEM is never echoed";
  EXPECT_EQ(session_.state(), State::kLive);
}

TEST_F(SessionTest, RedactsTheTokenEverywhere) {
  secrets_.AddToken("TOKEN-01");
  session_.Start(now_);
  session_.OnToken("TOKEN-01", now_);
  session_.OnConnected(now_);
  Control({.trnm = "REG", .return_code = "1 TOKEN-01", .return_msg = "early TOKEN-01"});
  Login();
  session_.Register(Topics(kTrade, {"A"}), now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("odd: The broker answered before LOGIN|1 <redacted>|early <redacted>", "live"));
  Control({.trnm = "CNSRLST TOKEN-01", .return_msg = "for TOKEN-01"});
  Control({.trnm = "SYSTEM", .code = "TOKEN-01", .message = "TOKEN-01 is old"});
  Control({.trnm = "REMOVE", .return_code = "0", .return_msg = "TOKEN-01"});
  Control({.trnm = "REG", .return_code = "105111 TOKEN-01", .return_msg = "TOKEN-01?"});
  Control({.trnm = "SYSTEM", .code = "R10001", .message = "TOKEN-01 is used elsewhere"});
  EXPECT_THAT(hub_.Take(), ElementsAre("odd: The broker sent an unknown frame|CNSRLST <redacted>|for <redacted>",
                                       "odd: The broker sent an unknown SYSTEM frame|<redacted>|<redacted> is old",
                                       "odd: The broker sent an unexpected answer|REMOVE 0|<redacted>",
                                       "refused A 105111 <redacted>", "replaced",
                                       "lost at 0: The broker ended the session: R10001 <redacted> is used elsewhere"));
  EXPECT_THAT(hub_.reasons,
              ElementsAre("<redacted>?", "The broker ended the session: R10001 <redacted> is used elsewhere"));
}

// The text goes to every reader, and clients reject large messages.
TEST_F(SessionTest, TruncatesBrokerTexts) {
  StartLive();
  const std::string words(5'000'000, 'x');
  Control({.trnm = "CNSRLST", .return_msg = words});
  EXPECT_THAT(hub_.Take(),
              ElementsAre("odd: The broker sent an unknown frame|CNSRLST|" + std::string(1000, 'x') + "…"));
  Control({.trnm = "SYSTEM", .code = "R10001", .message = words});
  EXPECT_LT(hub_.reasons.back().size(), 1010u);
}

TEST_F(SessionTest, DropsABrokerThatForgotTheLogin) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Control({.return_code = "100013"});
  EXPECT_EQ(session_.state(), State::kLost);
}

TEST_F(SessionTest, IgnoresLateInputs) {
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

TEST_F(SessionTest, StopReportsNothingAndStartRenews) {
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

TEST_F(SessionTest, ReportsAFullConnectionWithoutAskingTheBroker) {
  session_.Register(ManyTopics(kTrade, 201), now_);
  EXPECT_THAT(hub_.Take(), ElementsAre("refused 000200 "));
}

}  // namespace
}  // namespace kiwoom::sessions
