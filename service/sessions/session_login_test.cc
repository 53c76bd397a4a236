// The session up to its login: timeouts, failures to get a token, and pauses between attempts.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/broker/broker_error.h"
#include "service/sessions/session.h"
#include "service/sessions/test_session.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(SessionTest, BackoffGrowsUntilASessionHasLastedAWhile) {
  session_.Start(now_);
  for (int i = 0; i < 3; ++i) {  // refused connections and early closes after login count alike
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

TEST_F(SessionTest, TimesOutInEachPhase) {
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
  EXPECT_THAT(hub_.Take(), IsEmpty()) << "it was never live";
}

TEST_F(SessionTest, EveryFailedAttemptHasAReasonWithoutTheToken) {
  secrets_.AddToken("TOKEN-01");
  session_.Start(now_);
  session_.OnToken(absl::FailedPreconditionError("The broker answered 8001: bad key"), now_);
  Tick();
  session_.OnToken("T1", now_);
  session_.OnDisconnected("The broker at api:10000 hung up.", now_);
  Tick();
  session_.OnToken("T1", now_);
  session_.OnConnected(now_);
  Login("805004", "\"TOKEN-01\" is no token");
  EXPECT_THAT(hub_.reasons, ElementsAre("The broker answered 8001: bad key", "The broker at api:10000 hung up.",
                                        "The broker refused the LOGIN: 805004 \"<redacted>\" is no token"));
}

TEST_F(SessionTest, ANamelessAnswerMatchesTheOutstandingRequest) {
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
      {broker::ToStatus({"HTTP 302", "", broker::BrokerErrorKind::kAddress}), State::kConnecting, absl::Seconds(1),
       absl::Seconds(8)},
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

}  // namespace
}  // namespace kiwoom::sessions
