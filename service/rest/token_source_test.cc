#include "service/rest/token_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "service/errors/error_details.h"
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
  // Requests a token and appends the answer to `answers_`.
  void Get(const std::string& rejected = "") {
    tokens_.Get(rejected, worker_.executor(), [this](absl::StatusOr<std::string> token) {
      answers_.push_back(token.ok() ? *token : std::string(absl::StatusCodeToString(token.status().code())));
      last_ = token.status();
    });
    worker_.Run();
  }

  void Issue(const std::string& token, absl::Duration life = absl::Hours(24)) {
    const std::string expires = absl::FormatTime("%Y%m%d%H%M%S", worker_.Now() + life, absl::FixedTimeZone(9 * 3600));
    Answer(200, R"({"expires_dt":")" + expires + R"(","token_type":"bearer","token":")" + token +
                    R"(","return_code":0,"return_msg":"정상적으로 처리되었습니다"})");
  }
  void Answer(int status, std::string body) { Answer(transport::HttpResponse{status, {}, std::move(body)}); }
  void Answer(absl::StatusOr<transport::HttpResponse> response) {
    ASSERT_FALSE(http_.posted.empty());
    http_.Answer(std::move(response));
    worker_.Run();
  }
  std::vector<std::string> Take() { return std::exchange(answers_, {}); }

  TestWorker worker_;
  TestHttp http_;
  IgnoreAnomalies anomalies_;
  TokenSource tokens_{{}, {"the key", "the \"secret\""}, kTokenTr, worker_, http_, anomalies_};
  std::vector<std::string> answers_;
  absl::Status last_;
};

TEST_F(TokenSourceTest, BuildsTheRequestFromTheTable) {
  Get();
  ASSERT_THAT(http_.posted, SizeIs(1));
  const transport::HttpRequest& request = http_.posted[0].request;
  EXPECT_EQ(request.path, "/oauth2/token");
  EXPECT_EQ(request.body, R"({"grant_type":"client_credentials","appkey":"the key","secretkey":"the \"secret\""})");
  EXPECT_THAT(request.headers,
              ElementsAre(Pair("api-id", "au10001"), Pair("content-type", "application/json;charset=UTF-8")));
  EXPECT_EQ(http_.posted[0].deadline, worker_.Now() + absl::Seconds(10));
  EXPECT_FALSE(request.repeatable) << "there must never be two requests at a time";
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1"));
}

TEST_F(TokenSourceTest, EveryoneWaitsForTheSameRequest) {
  Get();
  Get();
  Get();
  EXPECT_THAT(http_.posted, SizeIs(1));
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1", "T1", "T1"));
}

TEST_F(TokenSourceTest, IsRenewedTenMinutesBeforeItExpires) {
  Get();
  Issue("T1", absl::Hours(24));
  worker_.Pass(absl::Hours(24) - absl::Minutes(10) - absl::Seconds(1));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(0));
  worker_.Pass(absl::Seconds(1));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(1));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(1));
  EXPECT_THAT(Take(), ElementsAre("T1", "T1", "T1", "T1")) << "nobody waits while the old one is valid";
  Issue("T2");
  Get();
  EXPECT_THAT(Take(), ElementsAre("T2"));
}

TEST_F(TokenSourceTest, CallersWaitOnceTheTokenHasExpired) {
  Get();
  Issue("T1");
  worker_.Pass(absl::Hours(24) - absl::Minutes(1));
  Get();
  EXPECT_THAT(Take(), ElementsAre("T1", "T1"));
  worker_.Pass(absl::Minutes(1));  // the token endpoint hangs
  Get();
  EXPECT_THAT(http_.posted, SizeIs(1));
  EXPECT_THAT(Take(), ElementsAre());
  Issue("T2");
  EXPECT_THAT(Take(), ElementsAre("T2"));
}

TEST_F(TokenSourceTest, ACallerThatRejectsTheOldTokenWaitsForTheNewOne) {
  Get();
  Issue("T1");
  worker_.Pass(absl::Hours(24) - absl::Minutes(5));
  Get();
  Get("T1");
  EXPECT_THAT(http_.posted, SizeIs(1));
  EXPECT_THAT(Take(), ElementsAre("T1", "T1"));
  Get();
  EXPECT_THAT(Take(), ElementsAre()) << "the old token is known to be rejected";
  Answer(absl::UnavailableError("down"));
  EXPECT_THAT(Take(), ElementsAre("UNAVAILABLE", "UNAVAILABLE"));
  worker_.Pass(absl::Seconds(5));
  Get();
  Get("T1");
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1", "UNAVAILABLE")) << "a caller that has not rejected it may try it";
  EXPECT_EQ(std::string(last_.message()), "The broker has issued a token again that it had rejected.");
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(10));
}

TEST_F(TokenSourceTest, TheOldTokenServesWhileRenewalFails) {
  Get();
  Issue("T1");
  worker_.Pass(absl::Hours(24) - absl::Minutes(5));
  Get();
  Answer(absl::UnavailableError("down"));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(0)) << "no immediate retry";
  EXPECT_THAT(Take(), ElementsAre("T1", "T1", "T1"));
  worker_.Pass(absl::Minutes(5));
  Get();
  Answer(absl::UnavailableError("down"));
  EXPECT_THAT(Take(), ElementsAre("UNAVAILABLE"));
}

TEST_F(TokenSourceTest, ARejectedTokenIsRenewedOnce) {
  Get();
  Issue("T1");
  Get("T1");
  Get("T1");
  Issue("T2");
  EXPECT_THAT(Take(), ElementsAre("T1", "T2", "T2"));
  Get("T1");
  EXPECT_THAT(http_.posted, SizeIs(0)) << "another caller already had it renewed";
  EXPECT_THAT(Take(), ElementsAre("T2"));
  Get("T2");
  EXPECT_THAT(http_.posted, SizeIs(0)) << "it was renewed only just now";
  EXPECT_THAT(Take(), ElementsAre("UNAVAILABLE"));
  EXPECT_EQ(errors::RetryDelayOf(last_), absl::Seconds(10));
  worker_.Pass(absl::Seconds(10));
  Get("T2");
  EXPECT_THAT(http_.posted, SizeIs(1));
}

TEST_F(TokenSourceTest, AFailureIsReturnedToAllDuringThePause) {
  Get();
  Answer(200, R"({"return_code":3,"return_msg":"인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]"})");
  Get();
  EXPECT_THAT(http_.posted, SizeIs(0));
  EXPECT_THAT(Take(), ElementsAre("FAILED_PRECONDITION", "FAILED_PRECONDITION"));
  EXPECT_EQ(errors::MetadataOf(last_, errors::kBrokerCode), "8001");
  worker_.Pass(absl::Seconds(5));
  Get();
  Issue("T1");
  EXPECT_THAT(Take(), ElementsAre("T1"));
}

TEST_F(TokenSourceTest, APastExpiryDoesNotCauseARequestPerGet) {
  Get();
  Issue("T1", -absl::Hours(1));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(0));
  worker_.Pass(absl::Minutes(1));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(1));
}

TEST_F(TokenSourceTest, AnswersWithoutATokenAreErrors) {
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
      {503, "<html>", absl::StatusCode::kUnavailable, "The broker answered HTTP 503."},
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

TEST_F(TokenSourceTest, AnUnreadableExpiryMeansAnHour) {
  Get();
  Answer(200, R"({"expires_dt":"soon","token":"T1"})");
  worker_.Pass(absl::Minutes(49));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(0));
  worker_.Pass(absl::Minutes(1));
  Get();
  EXPECT_THAT(http_.posted, SizeIs(1));
}

TEST(TokenSource, ChecksItsTable) {
  EXPECT_TRUE(TokenSource::Check(kTokenTr).ok());
  codec::Tr swapped = kTokenTr;
  std::swap(swapped.request, swapped.response);
  EXPECT_EQ(std::string(TokenSource::Check(swapped).message()),
            "The request of au10001 has no row named grant_type, which the gateway needs.");
  swapped.request = &kTokenRequest;
  swapped.response = &kTokenRequest;
  EXPECT_EQ(std::string(TokenSource::Check(swapped).message()),
            "The response of au10001 has no row named token, which the gateway needs.");
}

TEST(FindRole, FindsTheTr) {
  const codec::Tr* const trs[] = {&kPriceTr, &kTokenTr};
  EXPECT_EQ(FindRole(trs, codec::Role::kToken), &kTokenTr);
  EXPECT_EQ(FindRole(trs, codec::Role::kRevoke), nullptr);
}

}  // namespace
}  // namespace kiwoom::rest
