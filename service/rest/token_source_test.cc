#include "service/rest/token_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <tuple>

#include "service/errors/error_details.h"
#include "service/rest/test_outbox.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"

namespace kiwoom::rest {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

class IgnoreAnomalies : public codec::AnomalySink {
  void OnAnomaly(const codec::Anomaly& anomaly) override {}
};

class TokenSourceTest : public ::testing::Test {
 protected:
  // Asks; the answer lands in `answers_`, in order.
  void Get(const std::string& rejected = "") {
    tokens_.Get(rejected, worker_.executor(), [this](absl::StatusOr<std::string> token) {
      answers_.push_back(token.ok() ? *token : std::string(absl::StatusCodeToString(token.status().code())));
      last_ = token.status();
    });
    worker_.Run();
  }

  void Issue(const std::string& token, absl::Duration life = absl::Hours(24)) {
    const std::string expires =
        absl::FormatTime("%Y%m%d%H%M%S", worker_.WallTime() + life, absl::FixedTimeZone(9 * 3600));
    Answer(200, R"({"expires_dt":")" + expires + R"(","token_type":"bearer","token":")" + token +
                    R"(","return_code":0,"return_msg":"정상적으로 처리되었습니다"})");
  }
  void Answer(int status, std::string body) { Answer(transport::HttpResponse{status, {}, std::move(body)}); }
  void Answer(absl::StatusOr<transport::HttpResponse> response) {
    ASSERT_FALSE(outbox_.posted.empty());
    outbox_.Answer(std::move(response));
    worker_.Run();
  }
  std::vector<std::string> Take() { return std::exchange(answers_, {}); }

  TestWorker worker_;
  TestOutbox outbox_;
  IgnoreAnomalies anomalies_;
  TokenSource tokens_{{}, {"the key", "the \"secret\""}, kTokenTr, worker_, outbox_, anomalies_};
  std::vector<std::string> answers_;
  absl::Status last_;
};

TEST_F(TokenSourceTest, AsksAsTheTableSays) {
  Get();
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  const transport::HttpRequest& request = outbox_.posted[0].request;
  EXPECT_EQ(request.path, "/oauth2/token");
  EXPECT_EQ(request.body, R"({"grant_type":"client_credentials","appkey":"the key","secretkey":"the \"secret\""})");
  EXPECT_THAT(request.headers,
              ElementsAre(Pair("api-id", "au10001"), Pair("content-type", "application/json;charset=UTF-8")));
  EXPECT_EQ(outbox_.posted[0].deadline, worker_.Now() + absl::Seconds(10));
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1"));
}

TEST_F(TokenSourceTest, EveryoneWaitsForTheSameRequest) {
  Get();
  Get();
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(1));
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1", "T1", "T1"));
}

TEST_F(TokenSourceTest, IsKeptUntilTenMinutesBeforeItExpires) {
  Get();
  Issue("T1", absl::Hours(24));
  worker_.Pass(absl::Hours(24) - absl::Minutes(10) - absl::Seconds(1));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(0));
  worker_.Pass(absl::Seconds(1));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(1));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_THAT(Take(), ElementsAre("T1", "T1", "T1", "T1")) << "nobody waits while the old one is good";
  Issue("T2");
  Get();
  EXPECT_THAT(Take(), ElementsAre("T2"));
}

TEST_F(TokenSourceTest, IsRenewedAheadOfItsExpiryEvenIfNobodyAsks) {
  Get();
  Issue("T1", absl::Hours(24));
  worker_.Pass(absl::Hours(24) - absl::Minutes(10));
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  Answer(absl::UnavailableError("down"));
  worker_.Pass(absl::Seconds(5));
  ASSERT_THAT(outbox_.posted, SizeIs(1)) << "again, after a pause";
  Issue("T2", absl::Hours(24));
  EXPECT_EQ(tokens_.current(), "T2");
  worker_.Pass(absl::Hours(24) - absl::Minutes(11));
  EXPECT_THAT(outbox_.posted, SizeIs(0));
  worker_.Pass(absl::Minutes(1));
  EXPECT_THAT(outbox_.posted, SizeIs(1));
}

TEST_F(TokenSourceTest, ANewKeyRequestsATokenAndTheOldOneServesUntilItIsThere) {
  Get();
  Issue("T1");
  tokens_.SetKey({"another key", "another secret"});
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_EQ(outbox_.posted[0].request.body,
            R"({"grant_type":"client_credentials","appkey":"another key","secretkey":"another secret"})");
  EXPECT_EQ(tokens_.current(), "T1");
  Issue("T2");
  EXPECT_EQ(tokens_.current(), "T2");
  EXPECT_EQ(tokens_.secrets().Redact("the key, another secret"), "the key, <redacted>") << "too short to be a secret";
}

TEST_F(TokenSourceTest, ATokenOfTheOldKeyIsNotTakenForTheNewOnes) {
  Get();
  tokens_.SetKey({"another key", "another secret"});
  Issue("of-the-old-key");
  EXPECT_THAT(Take(), ElementsAre());
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  Issue("of-the-new-key");
  EXPECT_THAT(Take(), ElementsAre("of-the-new-key"));
}

TEST_F(TokenSourceTest, RevokesTheTokenThatItHas) {
  std::vector<absl::StatusCode> done;
  const auto revoke = [&] {
    tokens_.Revoke(kRevokeTr, [&](const absl::Status& status) { done.push_back(status.code()); });
  };
  Get();
  Issue("T1");
  revoke();
  EXPECT_EQ(tokens_.current(), "");
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_EQ(outbox_.posted[0].request.path, "/oauth2/revoke");
  EXPECT_EQ(outbox_.posted[0].request.body, R"({"appkey":"the key","secretkey":"the \"secret\"","token":"T1"})");
  Answer(200, R"({"return_code":0})");
  EXPECT_THAT(done, ElementsAre(absl::StatusCode::kOk));
  revoke();
  EXPECT_THAT(done, ElementsAre(absl::StatusCode::kOk, absl::StatusCode::kOk)) << "there is none any more";
}

TEST_F(TokenSourceTest, ARevocationThatTheBrokerRefusesIsAnError) {
  Get();
  Issue("T1");
  absl::Status done;
  tokens_.Revoke(kRevokeTr, [&](const absl::Status& status) { done = status; });
  Answer(200, R"({"return_code":3,"return_msg":"[8015:Access Token을 폐기하는데 실패했습니다]"})");
  EXPECT_FALSE(done.ok());
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(0)) << "no token may follow the one that was revoked";
  EXPECT_EQ(errors::ReasonOf(last_), "DRAINING");
}

TEST_F(TokenSourceTest, ARevocationWaitsForTheTokenThatIsOnItsWay) {
  Get();
  bool done = false;
  tokens_.Revoke(kRevokeTr, [&](const absl::Status& status) { done = status.ok(); });
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  Issue("T1");
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_EQ(outbox_.posted[0].request.path, "/oauth2/revoke");
  Answer(200, R"({"return_code":0})");
  EXPECT_TRUE(done);
}

TEST_F(TokenSourceTest, ATokenThatDoesNotComeInTimeIsNotTheCallersDeadline) {
  Get();
  Answer(errors::MakeError(absl::StatusCode::kDeadlineExceeded, errors::Reason::kBrokerUnreachable,
                           errors::Phrase::kBrokerTooSlow));
  EXPECT_EQ(last_.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(errors::ReasonOf(last_), "TOKEN_UNAVAILABLE");
}

TEST_F(TokenSourceTest, ANewKeyThatFailsOnceIsTriedAgain) {
  Get();
  Issue("T1");
  tokens_.SetKey({"another key", "another secret"});
  Answer(absl::UnavailableError("down"));
  EXPECT_EQ(tokens_.current(), "T1");
  worker_.Pass(absl::Seconds(5));
  EXPECT_THAT(outbox_.posted, SizeIs(1));
}

// Accounts get locked for that.
TEST_F(TokenSourceTest, AKeyThatTheBrokerRefusesIsTriedLessAndLessOften) {
  for (const int seconds : {5, 10, 20, 40, 80, 160, 300, 300}) {
    Get();
    Answer(200, R"({"return_code":3,"return_msg":"[8001:App Key와 Secret Key 검증에 실패했습니다]"})");
    worker_.Pass(absl::Seconds(seconds - 1));
    Get();
    EXPECT_THAT(outbox_.posted, SizeIs(0)) << seconds;
    worker_.Pass(absl::Seconds(1));
  }
}

TEST_F(TokenSourceTest, AnExpiredTokenIsWaitedFor) {
  Get();
  Issue("T1");
  worker_.Pass(absl::Hours(24) - absl::Minutes(1));
  Get();
  EXPECT_THAT(Take(), ElementsAre("T1", "T1"));
  worker_.Pass(absl::Minutes(1));  // the token endpoint hangs
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_THAT(Take(), ElementsAre());
  Issue("T2");
  EXPECT_THAT(Take(), ElementsAre("T2"));
}

TEST_F(TokenSourceTest, WhoRejectsTheOldTokenWaitsForTheNewOneOnly) {
  Get();
  Issue("T1");
  worker_.Pass(absl::Hours(24) - absl::Minutes(5));
  Get();
  Get("T1");
  EXPECT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_THAT(Take(), ElementsAre("T1", "T1"));
  Get();
  EXPECT_THAT(Take(), ElementsAre()) << "it is known to be bad";
  Answer(absl::UnavailableError("down"));
  EXPECT_THAT(Take(), ElementsAre("UNAVAILABLE", "UNAVAILABLE"));
  worker_.Pass(absl::Seconds(5));
  Get();
  Get("T1");
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1", "UNAVAILABLE")) << "whoever has not rejected it may try it";
  EXPECT_EQ(std::string(last_.message()), "The broker has issued a token again that it had rejected.");
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(10));
}

TEST_F(TokenSourceTest, AnOldTokenServesWhileANewOneCannotBeHad) {
  Get();
  Issue("T1");
  worker_.Pass(absl::Hours(24) - absl::Minutes(5));
  Get();
  Answer(absl::UnavailableError("down"));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(0)) << "not asked again at once";
  EXPECT_THAT(Take(), ElementsAre("T1", "T1", "T1"));
  worker_.Pass(absl::Minutes(5));
  Get();
  Answer(absl::UnavailableError("down"));
  EXPECT_THAT(Take(), ElementsAre("UNAVAILABLE"));
}

TEST_F(TokenSourceTest, ARejectedTokenIsReplacedOnce) {
  Get();
  Issue("T1");
  Get("T1");
  Get("T1");
  Issue("T2");
  EXPECT_THAT(Take(), ElementsAre("T1", "T2", "T2"));
  Get("T1");
  EXPECT_THAT(outbox_.posted, SizeIs(0)) << "someone else had it replaced";
  EXPECT_THAT(Take(), ElementsAre("T2"));
  Get("T2");
  EXPECT_THAT(outbox_.posted, SizeIs(0)) << "a fresh one would fare no better";
  EXPECT_THAT(Take(), ElementsAre("UNAVAILABLE"));
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(10));
  worker_.Pass(absl::Seconds(10));
  Get("T2");
  EXPECT_THAT(outbox_.posted, SizeIs(1));
}

// The session alone may use the tokens. A broker that refuses one now and then, all day, must not cost more each time.
TEST_F(TokenSourceTest, RenewalsThatALoginFollowsAreNotDelayed) {
  Get();
  Issue("T0");
  for (int i = 0; i < 8; ++i) {
    const std::string old = "T" + std::to_string(i), fresh = "T" + std::to_string(i + 1);
    worker_.Pass(absl::Minutes(1));
    Get(old);
    Issue(fresh);
    tokens_.Confirm(fresh);
    worker_.Run();
  }
  EXPECT_THAT(Take(), ElementsAre("T0", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"));
  Get("T8");
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(10));
}

TEST_F(TokenSourceTest, RenewalsThatDoNotHelpComeLessAndLessOften) {
  Get();
  Issue("T0");
  worker_.Pass(absl::Minutes(1));
  for (const auto& [old, fresh, pause] : {std::tuple("T0", "T1", 10), {"T1", "T2", 20}, {"T2", "T3", 40}}) {
    Get(old);
    Issue(fresh);
    tokens_.Confirm("T0");  // that login was with a token that has gone since
    worker_.Run();
    Get(fresh);
    EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(pause)) << fresh;
    worker_.Pass(absl::Seconds(pause));
  }
}

TEST_F(TokenSourceTest, AFailureIsEveryonesAnswerForAWhile) {
  Get();
  Answer(200, R"({"return_code":3,"return_msg":"인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]"})");
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(0));
  EXPECT_THAT(Take(), ElementsAre("FAILED_PRECONDITION", "FAILED_PRECONDITION"));
  EXPECT_EQ(errors::MetadataOf(last_, errors::kBrokerCode), "8001");
  worker_.Pass(absl::Seconds(5));
  Get();
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1"));
}

TEST_F(TokenSourceTest, IsBarredWhileAGetWouldFailAtOnce) {
  EXPECT_FALSE(tokens_.barred()) << "nobody has asked yet";
  Get();
  EXPECT_FALSE(tokens_.barred()) << "it may come";
  Answer(absl::UnavailableError("down"));
  EXPECT_TRUE(tokens_.barred());
  worker_.Pass(absl::Seconds(5));
  EXPECT_FALSE(tokens_.barred()) << "the next Get asks again";
  Get();
  Issue("T1", absl::Hours(24));
  EXPECT_FALSE(tokens_.barred());
  worker_.Pass(absl::Hours(24) - absl::Minutes(10));
  Answer(absl::UnavailableError("down"));
  EXPECT_FALSE(tokens_.barred()) << "the old one serves on";
  tokens_.Revoke(kRevokeTr, [](const absl::Status&) {});
  EXPECT_TRUE(tokens_.barred()) << "there will be no other";
}

TEST_F(TokenSourceTest, AnExpiryThatHasPassedDoesNotMakeARequestOfEveryGet) {
  Get();
  Issue("T1", -absl::Hours(1));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(0));
  worker_.Pass(absl::Minutes(1));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(1));
}

TEST_F(TokenSourceTest, AnswersThatAreNone) {
  struct Case {
    int status;
    const char* body;
    absl::StatusCode code;
    const char* message;
  };
  const Case cases[] = {
      {200, R"({"return_code":0,"token_type":"bearer"})", absl::StatusCode::kUnavailable,
       "The broker's answer to the token request contains no token."},
      {200, "<html>", absl::StatusCode::kUnavailable, "The broker's answer to the token request cannot be read."},
      {200, R"({"token":"T1"})", absl::StatusCode::kUnavailable,
       "The broker's answer to the token request cannot be read."},
      {200, R"({"token":"T1","return_code":0,"return_code":3})", absl::StatusCode::kUnavailable,
       "The broker's answer to the token request cannot be read."},
      {503, "<html>", absl::StatusCode::kUnavailable, "The broker answered with HTTP 503 and an HTML page."},
      {429, R"({"return_code":5,"return_msg":"[1700:x]"})", absl::StatusCode::kResourceExhausted,
       "The broker answered 1700: [1700:x]"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.body);
    Get();
    Answer(c.status, c.body);
    EXPECT_EQ(last_.code(), c.code);
    EXPECT_EQ(std::string(last_.message()), c.message);
    worker_.Pass(absl::Seconds(5));
  }
}

// It would end the header that carries it, or begin another.
TEST_F(TokenSourceTest, RefusesATokenThatNoHeaderCanCarry) {
  const std::string kUnusable[] = {"SE CRET",    "SE\\tCRET",  "SE\\r\\nX: Y",        "SECRET\\u0001",
                                   "SECRET토큰", "SECRET\x7F", std::string(2049, 'S')};
  for (const std::string& token : kUnusable) {
    SCOPED_TRACE(token);
    Get();
    Issue(token);
    EXPECT_EQ(last_.code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(errors::ReasonOf(last_), "TOKEN_UNAVAILABLE");
    EXPECT_EQ(std::string(last_.message()),
              "The broker issued a token that cannot be sent back: it has more than 2048 characters or is not "
              "printable ASCII.");
    worker_.Pass(absl::Seconds(5));
  }
  Take();
  Get();
  Issue(std::string(2048, 'S'));
  EXPECT_THAT(Take(), ElementsAre(std::string(2048, 'S')));
}

TEST_F(TokenSourceTest, ALimitOfTheBrokerIsKept) {
  Get();
  Answer(transport::HttpResponse{429, {{"retry-after", "60"}}, ""});
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Minutes(1));
  worker_.Pass(absl::Seconds(59));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(0)) << "it is not asked meanwhile";
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(1));
  worker_.Pass(absl::Seconds(1));
  Get();
  Answer(transport::HttpResponse{429, {}, ""});
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(5));
}

TEST_F(TokenSourceTest, AnExpiryThatCannotBeReadMeansAnHour) {
  Get();
  Answer(200, R"({"expires_dt":"soon","token":"T1","return_code":0})");
  worker_.Pass(absl::Minutes(49));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(0));
  worker_.Pass(absl::Minutes(1));
  Get();
  EXPECT_THAT(outbox_.posted, SizeIs(1));
}

TEST(TokenSource, ChecksItsTable) {
  EXPECT_TRUE(TokenSource::Check(kTokenTr).ok());
  codec::Tr swapped = kTokenTr;
  std::swap(swapped.request, swapped.response);
  EXPECT_EQ(std::string(TokenSource::Check(swapped).message()),
            "The request of au10001 has no row named grant_type, which a token is asked for with.");
  swapped.request = &kTokenRequest;
  swapped.response = &kTokenRequest;
  EXPECT_EQ(std::string(TokenSource::Check(swapped).message()),
            "The response of au10001 has no row named token, which a token is read from.");
}

TEST(FindRole, FindsTheTr) {
  const codec::Tr* const trs[] = {&kPriceTr, &kTokenTr};
  EXPECT_EQ(FindRole(trs, codec::Role::kToken), &kTokenTr);
  EXPECT_EQ(FindRole(trs, codec::Role::kRevoke), nullptr);
}

}  // namespace
}  // namespace kiwoom::rest
