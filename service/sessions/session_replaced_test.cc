// Another login of the app key (R10001): the session yields, and takes itself back only if asked, after a pause, and
// only so often.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/sessions/session.h"
#include "service/sessions/test_session.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = TakeBackAnswer::Kind;

constexpr char kLost[] = "lost at 0: The broker ended the session: R10001 …";

TEST_F(SessionTest, DoesNotCompeteWithAnotherLogin) {
  StartLive();
  System("R10001");
  EXPECT_THAT(transport_.Take(), ElementsAre("disconnect"));
  EXPECT_THAT(hub_.Take(), ElementsAre("replaced", kLost));
  EXPECT_EQ(hub_.pauses.back(), absl::InfiniteDuration());
  EXPECT_EQ(session_.NextTimer(), absl::InfiniteFuture());
  session_.OnDisconnected("Bye", now_);
  session_.OnTimer(now_ + absl::Hours(100));
  EXPECT_THAT(transport_.Take(), IsEmpty());
  EXPECT_EQ(session_.state(), State::kReplaced);
}

TEST_F(SessionTest, IsTakenBackOnceAfterAPause) {
  EXPECT_EQ(session_.RequestTakeBack(now_).kind, Kind::kNotReplaced) << "not started";
  StartLive();
  EXPECT_EQ(session_.RequestTakeBack(now_).kind, Kind::kNotReplaced) << "live";
  System("R10001");
  hub_.Take();
  transport_.Take();
  EXPECT_EQ(session_.RequestTakeBack(now_).kind, Kind::kScheduled);
  EXPECT_EQ(session_.RequestTakeBack(now_ += absl::Seconds(1)).kind, Kind::kScheduled) << "twice is once";
  EXPECT_EQ(session_.state(), State::kReplaced) << "until the pause is over";
  EXPECT_EQ(session_.NextTimer(), kStart + absl::Seconds(5));
  Tick();
  EXPECT_THAT(transport_.Take(), ElementsAre("token"));
  EXPECT_THAT(hub_.Take(), ElementsAre("lost"));
  EXPECT_EQ(hub_.reasons.back(),
            "Another login of the app key took over the session, and the gateway is taking it back.");
  EXPECT_EQ(session_.RequestTakeBack(now_).kind, Kind::kNotReplaced) << "it is logging in";
  session_.OnToken(absl::UnavailableError("down"), now_);
  EXPECT_EQ(session_.state(), State::kLost) << "like any other attempt";
  Tick();
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  Login();
  EXPECT_THAT(hub_.Take(), ElementsAre("live", "resumed"));

  System("R10001");  // the twin again
  EXPECT_EQ(session_.state(), State::kReplaced);
  EXPECT_EQ(session_.NextTimer(), absl::InfiniteFuture()) << "until somebody asks again";
}

TEST_F(SessionTest, IsTakenBackThreeTimesAnHour) {
  StartLive();
  for (int i = 0; i < 3; ++i) {
    System("R10001");
    EXPECT_EQ(session_.RequestTakeBack(now_).kind, Kind::kScheduled) << i;
    Tick();
    GoLive();
    Wait(absl::Minutes(10));
  }
  System("R10001");
  const TakeBackAnswer answer = session_.RequestTakeBack(now_);
  EXPECT_EQ(answer.kind, Kind::kTooOften);
  EXPECT_EQ(answer.wait, kStart + absl::Hours(1) - now_);
  EXPECT_EQ(session_.NextTimer(), absl::InfiniteFuture());
  Wait(answer.wait);
  EXPECT_EQ(session_.RequestTakeBack(now_).kind, Kind::kScheduled);
}

TEST_F(SessionTest, TakesItselfBackIfConfiguredButStartsNoWar) {
  SessionOptions options = Options();
  options.take_back.automatic = true;
  Session session(options, epochs_, secrets_, transport_, hub_);
  session.Start(now_);
  const auto go_live = [&] {
    session.OnToken("T1", now_);
    session.OnConnected(now_);
    session.OnControl({.trnm = "LOGIN", .return_code = "0"}, now_);
    ASSERT_EQ(session.state(), State::kLive);
  };
  const struct {
    const char* story;
    absl::Duration lived;
    absl::Duration pause;
    bool asked = false;
  } kLosses[] = {
      {"the first", absl::Hours(2), absl::Seconds(5)},
      {"again right after its LOGIN: it stays replaced until somebody asks", absl::Seconds(29),
       absl::InfiniteDuration(), true},
      {"again much later", absl::Minutes(2), absl::Seconds(5)},
      {"the fourth time within an hour", absl::Minutes(2), absl::InfiniteDuration()},
  };
  for (const auto& loss : kLosses) {
    SCOPED_TRACE(loss.story);
    go_live();
    Wait(loss.lived);
    session.OnControl({.trnm = "SYSTEM", .code = "R10001"}, now_);
    EXPECT_EQ(session.state(), State::kReplaced);
    EXPECT_EQ(session.NextTimer() - now_, loss.pause);
    EXPECT_EQ(hub_.pauses.back(), loss.pause);
    if (loss.asked) {
      EXPECT_EQ(session.RequestTakeBack(now_).kind, Kind::kScheduled);
    }
    if (session.NextTimer() != absl::InfiniteFuture()) session.OnTimer(now_ = session.NextTimer());
  }
  EXPECT_EQ(session.RequestTakeBack(now_).kind, Kind::kTooOften);
}

TEST_F(SessionTest, AnOperatorsStartTakesItBackAtOnce) {
  StartLive();
  System("R10001");
  transport_.Take();
  session_.Start(now_);
  EXPECT_THAT(transport_.Take(), ElementsAre("token"));
}

}  // namespace
}  // namespace kiwoom::sessions
