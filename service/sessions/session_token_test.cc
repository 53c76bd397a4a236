// The token and the session: what follows a refused or unanswered LOGIN, and a registration that is refused because of
// the token.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "service/sessions/session.h"
#include "service/sessions/test_session.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

enum class Pause {
  kNone,     // at once
  kBackoff,  // growing, jittered: at most 8 s here
  kMinute,   // of a refused key
  kNever,    // it is live
};

struct Attempt {
  std::string token;    // that the broker issues: "T1", "again" (the rejected one), "down", "bad key"
  std::string outcome;  // of the LOGIN, step by step; "" if there is no token
  State state;          // that clients see afterwards
  Pause pause;
  std::string next;  // the token request that follows
};

struct Story {
  const char* name;
  bool first_login;  // else the session was live with T1 and has just been lost
  std::vector<Attempt> attempts;
};

const std::string kOther1 = "token other than T1";
const std::string kOther2 = "token other than T2";
const std::string kAny = "token";

const Story kStories[] = {
    {"the broker refuses a token, issues the same again, and then accepts it",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"again", "", State::kLost, Pause::kBackoff, kAny},
      {"T1", "0", State::kLive, Pause::kNever, ""}}},
    {"the broker refuses the same token again and again: never a tight loop, and never a minute",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"again", "", State::kLost, Pause::kBackoff, kAny},
      {"T1", "805004", State::kLost, Pause::kBackoff, kOther1},
      {"again", "", State::kLost, Pause::kBackoff, kAny},
      {"T1", "805004", State::kLost, Pause::kBackoff, kOther1},
      {"down", "", State::kLost, Pause::kBackoff, kAny},
      {"T1", "0", State::kLive, Pause::kNever, ""}}},
    {"a new token helps",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1}, {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"the broker does not know the new token at once",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"T2", "805004", State::kLost, Pause::kBackoff, kAny},
      {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"the new token is refused for good",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"T2", "805004", State::kLost, Pause::kBackoff, kAny},
      {"T2", "805004", State::kLost, Pause::kBackoff, kAny},
      {"T2", "805004", State::kRefused, Pause::kMinute, kOther2},
      {"T3", "805004", State::kRefused, Pause::kBackoff, kAny},
      {"T3", "0", State::kLive, Pause::kNever, ""}}},
    {"the same before the first login ever",
     true,
     {{"T1", "805004", State::kConnecting, Pause::kNone, kOther1},
      {"T2", "805004", State::kConnecting, Pause::kBackoff, kAny},
      {"T2", "805004", State::kConnecting, Pause::kBackoff, kAny},
      {"T2", "805004", State::kRefused, Pause::kMinute, kOther2},
      {"T3", "close", State::kConnecting, Pause::kBackoff, kAny},
      {"T3", "0", State::kLive, Pause::kNever, ""}}},
    {"R10004 twice: no LOGIN came, which says nothing against the token",
     false,
     {{"T1", "R10004 close", State::kLost, Pause::kBackoff, kAny},
      {"T1", "R10004 close", State::kLost, Pause::kBackoff, kAny},
      {"T1", "0", State::kLive, Pause::kNever, ""}}},
    {"R10004, but the close does not come",
     false,
     {{"T1", "R10004 silence", State::kLost, Pause::kBackoff, kAny}, {"T1", "0", State::kLive, Pause::kNever, ""}}},
    {"R10004, then the answer to the LOGIN: the answer counts",
     false,
     {{"T1", "R10004 805004", State::kLost, Pause::kNone, kOther1}, {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"805004, then R10004: the new token is not to blame",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"T2", "R10004 close", State::kLost, Pause::kBackoff, kAny},
      {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"R10004, then 805004",
     false,
     {{"T1", "R10004 close", State::kLost, Pause::kBackoff, kAny},
      {"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"the broker closes or is silent instead of answering: after five times the token is suspected, once",
     false,
     {{"T1", "close", State::kLost, Pause::kBackoff, kAny},
      {"T1", "silence", State::kLost, Pause::kBackoff, kAny},
      {"T1", "R10004 close", State::kLost, Pause::kBackoff, kAny},
      {"T1", "close", State::kLost, Pause::kBackoff, kAny},
      {"T1", "close", State::kLost, Pause::kBackoff, kOther1},
      {"again", "", State::kLost, Pause::kBackoff, kAny},
      {"T1", "close", State::kLost, Pause::kBackoff, kAny},
      {"T1", "0", State::kLive, Pause::kNever, ""}}},
    {"the key is refused, then only the connection fails: reconnecting, not refused",
     false,
     {{"bad key", "", State::kRefused, Pause::kMinute, kAny},
      {"T2", "close", State::kLost, Pause::kBackoff, kAny},
      {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"the key is refused, then nobody answers: still refused, for all that is known",
     false,
     {{"bad key", "", State::kRefused, Pause::kMinute, kAny},
      {"down", "", State::kRefused, Pause::kBackoff, kAny},
      {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"too many LOGINs or a failure at the broker: nothing against the token",
     false,
     {{"T1", "1700", State::kLost, Pause::kBackoff, kAny},
      {"T1", "1999", State::kLost, Pause::kBackoff, kAny},
      {"T1", "0", State::kLive, Pause::kNever, ""}}},
    {"the address of this machine is refused: a fresh token is tried once, because a token has an address",
     false,
     {{"T1", "8050", State::kLost, Pause::kNone, kOther1},
      {"T2", "8050", State::kRefused, Pause::kMinute, kOther2},
      {"again", "", State::kRefused, Pause::kBackoff, kAny},
      {"T2", "8050", State::kRefused, Pause::kMinute, kOther2}}},
    {"the login after next is refused: the token in use had replaced another a moment ago",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"T2", "0 close", State::kLost, Pause::kBackoff, kAny},
      {"T2", "805004", State::kLost, Pause::kBackoff, kAny},
      {"T2", "0", State::kLive, Pause::kNever, ""}}},
    {"the session lasted, and its token is refused: the first refusal of another episode",
     false,
     {{"T1", "805004", State::kLost, Pause::kNone, kOther1},
      {"T2", "0 lasts close", State::kLost, Pause::kBackoff, kAny},
      {"T2", "805004", State::kLost, Pause::kNone, kOther2},
      {"T3", "0", State::kLive, Pause::kNever, ""}}},
};

class SessionTokenTest : public SessionTest {
 protected:
  void Take(Session& session, const std::string& step) {
    if (step == "close") return session.OnDisconnected("Bye", now_);
    if (step == "silence") return session.OnTimer(now_ = session.NextTimer());
    if (step == "lasts") return session.OnMessage(now_ += absl::Seconds(30));
    if (step == "R10004") return session.OnControl({.trnm = "SYSTEM", .code = "R10004", .message = "…"}, now_);
    session.OnControl({.trnm = "LOGIN", .return_code = step, .return_msg = "…"}, now_);
  }

  void Try(Session& session, const Attempt& attempt) {
    if (attempt.token == "again" || attempt.token == "down") {
      return session.OnToken(absl::UnavailableError(attempt.token), now_);
    }
    if (attempt.token == "bad key") return session.OnToken(absl::FailedPreconditionError("8001"), now_);
    session.OnToken(attempt.token, now_);
    session.OnConnected(now_);
    std::istringstream steps(attempt.outcome);
    for (std::string step; steps >> step;) Take(session, step);
  }

  void ExpectPause(Session& session, Pause pause) {
    const absl::Duration wait = session.NextTimer() - now_;
    switch (pause) {
      case Pause::kNone:
        EXPECT_EQ(wait, absl::ZeroDuration());
        break;
      case Pause::kBackoff:
        EXPECT_GE(wait, absl::Seconds(1));
        EXPECT_LE(wait, absl::Seconds(8));
        break;
      case Pause::kMinute:
        EXPECT_EQ(wait, absl::Minutes(1));
        break;
      case Pause::kNever:
        break;
    }
  }

  // Registers these and confirms it.
  void Stand(const std::vector<std::string>& items) {
    session_.Register(Topics(kTrade, items), now_);
    Answer();
    hub_.Take();
    transport_.Take();
  }
};

TEST_F(SessionTokenTest, WhatFollowsALogin) {
  for (const Story& story : kStories) {
    SCOPED_TRACE(story.name);
    now_ = kStart;
    Session session(Options(), epochs_, secrets_, transport_, hub_);
    session.Start(now_);
    if (!story.first_login) {
      Try(session, {"T1", "0 close"});
      session.OnTimer(now_ = session.NextTimer());
    }
    transport_.Take();
    for (size_t i = 0; i < story.attempts.size(); ++i) {
      SCOPED_TRACE(i);
      const Attempt& attempt = story.attempts[i];
      Try(session, attempt);
      EXPECT_EQ(StateName(session.state()), StateName(attempt.state));
      ExpectPause(session, attempt.pause);
      transport_.Take();
      if (attempt.pause == Pause::kNever) break;
      session.OnTimer(now_ = session.NextTimer());
      EXPECT_THAT(transport_.Take(), ElementsAre(attempt.next));
    }
  }
}

TEST_F(SessionTokenTest, OnlyALoginThatTheBrokerAcceptsConfirmsTheToken) {
  now_ = kStart;
  Session session(Options(), epochs_, secrets_, transport_, hub_);
  session.Start(now_);
  Try(session, {"T1", "805004"});
  EXPECT_THAT(transport_.confirmed, ElementsAre());
  session.OnTimer(now_ = session.NextTimer());
  Try(session, {"T2", "0"});
  EXPECT_THAT(transport_.confirmed, ElementsAre("T2"));
}

TEST_F(SessionTokenTest, ARegistrationRefusedBecauseOfTheTokenEndsTheSessionAndKeepsTheTopic) {
  const struct {
    const char* story;
    codec::ControlFrame answer;
  } kCases[] = {
      {"the WebSocket's own code", {.trnm = "REG", .return_code = "805004"}},
      {"the code of REST", {.trnm = "REG", .return_code = "8005"}},
      {"as REST answers", {.trnm = "REG", .return_code = "3", .return_msg = "인증에 실패했습니다[8005:Token이 …]"}},
      {"as the LOGIN is answered", {.trnm = "REG", .return_code = "1", .return_msg = "[CODE=8005, MESSAGE=Token이 …]"}},
      {"a token of the other endpoint", {.trnm = "REG", .return_code = "8031"}},
      {"the address of this machine", {.trnm = "REG", .return_code = "8010"}},
      {"an answer without a name", {.return_code = "805004"}},
      {"a REMOVE, which nobody waits for", {.trnm = "REMOVE", .return_code = "805004"}},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.story);
    session_.Stop();
    session_.Unregister(Topics(kTrade, {"A", "B"}), now_ += absl::Minutes(1));
    StartLive();
    Stand({"A"});
    if (test.answer.trnm == "REMOVE") {
      session_.Register(Topics(kTrade, {"B"}), now_);
      Answer();
      session_.Unregister(Topics(kTrade, {"B"}), now_);
    } else {
      session_.Register(Topics(kTrade, {"B"}), now_);
    }
    hub_.Take();
    transport_.Take();
    Control(test.answer);
    EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
    const auto heard = hub_.Take();
    ASSERT_EQ(heard.size(), 2u) << "and no refusal";
    EXPECT_EQ(heard[0], "lost");
    EXPECT_THAT(heard[1], StartsWith(test.answer.trnm == "REMOVE" ? "lost A at" : "lost A B at"));
    Tick();
    EXPECT_THAT(transport_.Take(), ElementsAre("token other than T1"));
    session_.OnToken("T2", now_);
    session_.OnConnected(now_);
    transport_.Take();
    Login();
    EXPECT_THAT(hub_.Take(), ElementsAre("live", "resumed"));
    Answer();
    EXPECT_THAT(hub_.Take(), ElementsAre(StartsWith("renewed A from")));
    if (test.answer.trnm == "REMOVE") continue;
    Wait(absl::Seconds(1));
    session_.OnTimer(now_);
    Answer();
    EXPECT_THAT(hub_.Take(), ElementsAre("live B")) << "it was never live, so it missed nothing";
  }
}

TEST_F(SessionTokenTest, OtherRefusalsConcernTheItem) {
  StartLive();
  for (const char* code : {"105111", "105115", "105118", "100002", "2"}) {
    session_.Register(Topics(kTrade, {"B"}), now_ += absl::Seconds(1));
    Answer(code);
    EXPECT_THAT(hub_.Take(), ElementsAre("refused B " + std::string(code)));
    EXPECT_EQ(session_.state(), State::kLive);
  }
}

TEST_F(SessionTokenTest, ABrokerThatRefusesEachRegistrationBecauseOfTheTokenIsNotAskedInATightLoop) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Answer("805004");
  EXPECT_EQ(session_.state(), State::kLost);
  for (const State then : {State::kLost, State::kLost, State::kRefused}) {
    Tick();
    session_.OnToken("T2", now_);
    session_.OnConnected(now_);
    Login();
    EXPECT_EQ(session_.state(), State::kLive);
    Answer("805004");
    EXPECT_EQ(StateName(session_.state()), StateName(then));
    EXPECT_GE(session_.NextTimer(), now_ + absl::Seconds(1));
  }
  EXPECT_EQ(session_.NextTimer(), now_ + absl::Minutes(1));
  EXPECT_THAT(hub_.Take(), Not(Contains(StartsWith("refused A"))));
}

// A is registered with the very token, so the token cannot be why B is refused.
TEST_F(SessionTokenTest, OneTopicCannotTakeTheStreamsDownAgainAndAgain) {
  StartLive();
  Stand({"A"});
  session_.Register(Topics(kTrade, {"B"}), now_);
  Answer("805004");
  Tick();
  session_.OnToken("T2", now_);
  session_.OnConnected(now_);
  Login();
  Answer();  // A
  hub_.Take();
  Wait(absl::Seconds(1));
  session_.OnTimer(now_);
  Answer("805004");
  EXPECT_THAT(hub_.Take(), ElementsAre("refused B 805004"));
  EXPECT_EQ(session_.state(), State::kLive);
  EXPECT_EQ(session_.registration_count(), 1);

  Wait(absl::Seconds(30));  // the token may have been replaced since
  session_.OnMessage(now_);
  session_.Register(Topics(kTrade, {"B"}), now_);
  Answer("805004");
  EXPECT_EQ(session_.state(), State::kLost);
}

// A duplicated answer confirms the next request, whatever the broker says about that.
TEST_F(SessionTokenTest, ADuplicatedAnswerMakesNoRefusedItemLiveForEver) {
  StartLive();
  session_.Register(Topics(kTrade, {"A"}), now_);
  Answer();
  session_.Register(Topics(kTrade, {"B"}), now_ += absl::Seconds(1));
  hub_.Take();
  transport_.Take();
  Answer();          // the first one again
  Answer("105111");  // the one of B
  EXPECT_THAT(hub_.Take(), ElementsAre("live B", "odd: The broker sent an unexpected answer|REG 105111|"));
  // What is registered is uncertain: both are removed, which ends the confusion, and registered again.
  std::vector<std::string> removed;
  std::vector<std::string> told;
  for (int i = 0; i < 10; ++i) {
    Wait(absl::Seconds(1));
    session_.OnMessage(now_);
    session_.OnTimer(now_);
    for (const std::string& sent : transport_.Take()) {
      if (sent.find("REMOVE") != std::string::npos) {
        removed.push_back(sent);
        Control({.trnm = "REMOVE", .return_code = "0"});
      } else {
        Answer(sent.find("\"B\"") == std::string::npos ? "0" : "105111");
      }
    }
    for (const std::string& line : hub_.Take()) told.push_back(line);
  }
  EXPECT_THAT(told, ElementsAre(StartsWith("renewed A from 0 to"), "refused B 105111"));
  EXPECT_THAT(removed, Not(IsEmpty()));
  EXPECT_EQ(session_.registration_count(), 1);
}

}  // namespace
}  // namespace kiwoom::sessions
