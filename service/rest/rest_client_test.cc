#include "service/rest/rest_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"

namespace kiwoom::rest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::SizeIs;

class CountAnomalies : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override { ++count; }
  int count = 0;
};

// A TR with an effect. The gateway serves none yet, but the client supports it.
constexpr codec::Tr kOrderTr = [] {
  codec::Tr tr = kPriceTr;
  tr.code = "kt99999";
  tr.effect = codec::Effect::kChange;
  tr.scope = codec::Scope::kAccount;
  tr.path = "/api/dostk/ordr";
  return tr;
}();

constexpr char kSuccess[] = R"({"cur_prc":"-2393.33","return_code":0,"return_msg":"정상적으로 처리되었습니다"})";
constexpr char kBadToken[] = R"({"return_code":3,"return_msg":"인증에 실패했습니다[8005:Token이 유효하지 않습니다]"})";

class RestClientTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Query();
    Token("T1");
    Answer(200, kSuccess);
    answers_.clear();
    worker_.Pass(absl::Seconds(10));
  }

  void Query(std::string next_key = "", absl::Duration timeout = absl::Seconds(20), const codec::Tr& tr = kPriceTr) {
    client_.Query({&tr, R"({"mrkt_tp":"0"})", std::move(next_key), worker_.Now() + timeout}, worker_.executor(),
                  [this](absl::StatusOr<RestAnswer> answer) { answers_.push_back(std::move(answer)); });
    worker_.Run();
  }
  void Token(const std::string& token) {
    ASSERT_EQ(http_.posted.front().request.path, "/oauth2/token");
    Answer(200, R"({"expires_dt":"20991231235959","token":")" + token + R"(","return_code":0})");
  }
  void Answer(int status, std::string body, std::vector<std::pair<std::string, std::string>> headers = {}) {
    ASSERT_FALSE(http_.posted.empty());
    http_.Answer(transport::HttpResponse{status, std::move(headers), std::move(body)});
    worker_.Run();
  }
  absl::Status Status() { return answers_.back().status(); }

  TestWorker worker_;
  TestHttp http_;
  CountAnomalies anomalies_;
  TokenSource tokens_{{}, {"APPKEY-1", "SECRET-2"}, kTokenTr, worker_, http_, anomalies_};
  RestClient client_{{.requests_per_second = 2}, tokens_, worker_, http_, anomalies_};
  std::vector<absl::StatusOr<RestAnswer>> answers_;
};

TEST_F(RestClientTest, AsksAndAnswers) {
  Query();
  ASSERT_THAT(http_.posted, SizeIs(1));
  const transport::HttpRequest& request = http_.posted[0].request;
  EXPECT_EQ(request.path, "/api/dostk/sect");
  EXPECT_EQ(request.body, R"({"mrkt_tp":"0"})");
  EXPECT_THAT(request.headers, ElementsAre(Pair("api-id", "ka20001"), Pair("authorization", "Bearer T1"),
                                           Pair("content-type", "application/json;charset=UTF-8"), Pair("cont-yn", "N"),
                                           Pair("next-key", "")));
  EXPECT_EQ(http_.posted[0].deadline, worker_.Now() + absl::Seconds(20));
  EXPECT_TRUE(request.repeatable) << "it only reads";
  Answer(200, kSuccess, {{"cont-yn", "N"}, {"next-key", ""}});
  ASSERT_THAT(answers_, SizeIs(1));
  ASSERT_TRUE(answers_[0].ok()) << answers_[0].status();
  EXPECT_EQ(answers_[0]->message, "\x5A\x08-2393.33");  // field 11, eight bytes
  EXPECT_FALSE(answers_[0]->more);
  EXPECT_EQ(answers_[0]->received, worker_.Now());
  EXPECT_EQ(anomalies_.count, 0);
}

// A hop between threads takes longer than all the work between two hops.
TEST_F(RestClientTest, AQueryCostsOneHopEachWay) {
  worker_.posts = worker_.answers = 0;
  Query();
  ASSERT_THAT(http_.posted, SizeIs(1));
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 0);
  Answer(200, kSuccess);
  ASSERT_THAT(answers_, SizeIs(1));
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 1);
}

TEST_F(RestClientTest, ARejectedTokenAddsNoHops) {
  worker_.posts = worker_.answers = 0;
  Query();
  Answer(200, kBadToken);
  Token("T2");
  Answer(200, kSuccess);
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 1);
}

TEST_F(RestClientTest, PagingIgnoresTheCaseOfHeaders) {
  Query();
  Answer(200, kSuccess, {{"Cont-YN", "Y"}, {"Next-Key", "page 2"}});
  EXPECT_TRUE(answers_[0]->more);
  EXPECT_EQ(answers_[0]->next_key, "page 2");
  Query(answers_[0]->next_key);
  EXPECT_THAT(http_.posted[0].request.headers, Contains(Pair("cont-yn", "Y")));
  EXPECT_THAT(http_.posted[0].request.headers, Contains(Pair("next-key", "page 2")));
  Answer(200, kSuccess, {{"cont-yn", "N"}, {"next-key", "page 2"}});
  EXPECT_FALSE(answers_[1]->more);
}

TEST_F(RestClientTest, AMissingNextKeyIsDataLoss) {
  Query();
  Answer(200, kSuccess, {{"cont-yn", "Y"}});
  EXPECT_EQ(Status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(Status().message()), HasSubstr("gives no key for the next one"));
}

TEST_F(RestClientTest, ARejectedTokenIsReplacedOncePerQuery) {
  struct Case {
    int status;
    const char* body;
  };
  const Case cases[] = {
      {200, kBadToken},
      {401, ""},
      {200, R"({"return_code":"3","return_msg":"[8103:토큰 인증 또는 단말기인증에 실패했습니다]"})"},
  };
  int issued = 1;
  for (const Case& c : cases) {
    SCOPED_TRACE(c.body);
    worker_.Pass(absl::Seconds(20));
    answers_.clear();
    Query();
    Answer(c.status, c.body);
    const std::string fresh = "T" + std::to_string(++issued);
    Token(fresh);
    ASSERT_THAT(http_.posted, SizeIs(1));
    EXPECT_THAT(http_.posted[0].request.headers, Contains(Pair("authorization", "Bearer " + fresh)));
    Answer(200, kSuccess);
    ASSERT_THAT(answers_, SizeIs(1));
    EXPECT_TRUE(answers_[0].ok());
  }
  worker_.Pass(absl::Seconds(20));
  Query();
  Answer(200, kBadToken);
  Token("T9");
  Answer(200, kBadToken);
  EXPECT_EQ(Status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kBrokerCode), "8005");
}

// The renewed token then serves the next request.
TEST_F(RestClientTest, ARequestWithAnEffectIsNeverSentTwice) {
  Query("", absl::Seconds(20), kOrderTr);
  ASSERT_THAT(http_.posted, SizeIs(1));
  EXPECT_EQ(http_.posted[0].request.path, "/api/dostk/ordr");
  EXPECT_FALSE(http_.posted[0].request.repeatable) << "a broken connection must not place an order twice";
  Answer(200, kBadToken);
  ASSERT_THAT(answers_, SizeIs(1));
  EXPECT_EQ(Status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kBrokerCode), "8005");
  ASSERT_THAT(http_.posted, SizeIs(1)) << "a token request, not the order again";
  Token("T2");
  EXPECT_THAT(http_.posted, SizeIs(0));
  Query("", absl::Seconds(20), kOrderTr);
  ASSERT_THAT(http_.posted, SizeIs(1));
  EXPECT_THAT(http_.posted[0].request.headers, Contains(Pair("authorization", "Bearer T2")));
  Answer(200, kSuccess);
  EXPECT_TRUE(answers_.back().ok());
}

TEST_F(RestClientTest, QueriesWithTheSameRejectedTokenRenewItOnce) {
  Query();
  Query();
  Answer(200, kBadToken);
  Answer(200, kBadToken);
  ASSERT_THAT(http_.posted, SizeIs(1));
  Token("T2");
  worker_.Pass(absl::Seconds(2));
  ASSERT_THAT(http_.posted, SizeIs(2));
  Answer(200, kSuccess);
  Answer(200, kSuccess);
  EXPECT_THAT(answers_, SizeIs(2));
}

TEST_F(RestClientTest, WaitsForItsTurn) {
  for (int i = 0; i < 3; ++i) Query();
  EXPECT_THAT(http_.posted, SizeIs(2));
  worker_.Pass(absl::Milliseconds(1049));
  EXPECT_THAT(http_.posted, SizeIs(2));
  worker_.Pass(absl::Milliseconds(1));
  EXPECT_THAT(http_.posted, SizeIs(3));
}

TEST_F(RestClientTest, AQueryThatCannotStartInTimeFailsAtOnce) {
  for (int i = 0; i < 4; ++i) Query();
  Query("", absl::Seconds(2));
  ASSERT_THAT(answers_, SizeIs(1));
  EXPECT_EQ(Status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(std::string(Status().message()),
            "The broker accepts ka20001 only 2 times a second, and earlier requests are waiting; try again in 2.1s.");
  EXPECT_EQ(errors::ReasonOf(Status()), "LOCAL_RATE_LIMIT");
  EXPECT_EQ(errors::RetryDelayOf(Status()), absl::Milliseconds(2100));
  Query("", absl::Milliseconds(2101));
  EXPECT_THAT(answers_, SizeIs(1)) << "a refused query reserves no slot";
}

TEST_F(RestClientTest, ADeadlineInThePast) {
  Query("", -absl::Seconds(1));
  EXPECT_EQ(Status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(http_.posted, SizeIs(0));
}

TEST_F(RestClientTest, ADistantDeadlineIsCapped) {
  Query("", absl::InfiniteDuration());
  EXPECT_EQ(http_.posted[0].deadline, worker_.Now() + absl::Seconds(30));
}

TEST_F(RestClientTest, ABrokerLimitHoldsTheTr) {
  Query();
  Answer(429, R"({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:유량=5, API ID=ka20001]"})");
  EXPECT_EQ(Status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(errors::ReasonOf(Status()), "BROKER_RATE_LIMIT");
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kHttpStatus), "429");
  EXPECT_EQ(errors::RetryDelayOf(Status()), absl::Seconds(1));
  Query();
  EXPECT_THAT(http_.posted, SizeIs(0));
  worker_.Pass(absl::Seconds(1));
  EXPECT_THAT(http_.posted, SizeIs(1));
}

TEST_F(RestClientTest, ErrorsOfEveryLayer) {
  struct Case {
    absl::StatusOr<transport::HttpResponse> response;
    absl::StatusCode code;
    const char* reason;
    const char* message;
  };
  const Case cases[] = {
      {absl::UnavailableError("down"), absl::StatusCode::kUnavailable, "BROKER_UNREACHABLE", "down"},
      {absl::DeadlineExceededError("late"), absl::StatusCode::kDeadlineExceeded, "BROKER_UNREACHABLE", "late"},
      {transport::HttpResponse{502, {}, "<html>"}, absl::StatusCode::kUnavailable, "BROKER_REJECTED",
       "The broker answered HTTP 502."},
      {transport::HttpResponse{404, {}, "<html>"}, absl::StatusCode::kFailedPrecondition, "BROKER_REJECTED",
       "The broker answered HTTP 404. Its API is not at this address: check the gateway's --broker."},
      {transport::HttpResponse{302, {{"location", "/"}}, ""}, absl::StatusCode::kFailedPrecondition, "BROKER_REJECTED",
       "The broker answered HTTP 302. Its API is not at this address: check the gateway's --broker."},
      {transport::HttpResponse{200, {}, "<html>"}, absl::StatusCode::kInternal, "BROKER_ANSWER_UNREADABLE",
       "The broker's answer to ka20001 cannot be read"},
      {transport::HttpResponse{500, {}, kSuccess}, absl::StatusCode::kUnavailable, "BROKER_REJECTED",
       "The broker answered HTTP 500"},
      {transport::HttpResponse{
           200, {}, R"({"return_code":2,"return_msg":"[1511:필수 입력 값에 값이 존재하지 않습니다]"})"},
       absl::StatusCode::kInvalidArgument, "BROKER_REJECTED", "1511"},
      {transport::HttpResponse{200, {}, R"({"return_code":"2","return_msg":"[1902:종목 정보가 없습니다]"})"},
       absl::StatusCode::kNotFound, "BROKER_REJECTED", "1902"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.message);
    worker_.Pass(absl::Seconds(2));
    Query();
    http_.Answer(c.response);
    worker_.Run();
    EXPECT_EQ(Status().code(), c.code);
    EXPECT_EQ(errors::ReasonOf(Status()), c.reason);
    EXPECT_THAT(std::string(Status().message()), HasSubstr(c.message));
  }
}

// Clients see these errors.
TEST_F(RestClientTest, ErrorsRedactKeysAndTokens) {
  worker_.Pass(absl::Hours(1000000));
  Query();
  Token("TOKEN-01");
  Answer(200, R"({"return_code":7,"return_msg":"[1999:TOKEN-01 of APPKEY-1 and SECRET-2 is odd]"})");
  EXPECT_EQ(std::string(Status().message()),
            "The broker answered 1999: [1999:<redacted> of <redacted> and <redacted> is odd]");
  EXPECT_EQ(errors::PayloadOf<google::rpc::LocalizedMessage>(Status())->message(),
            "[1999:<redacted> of <redacted> and <redacted> is odd]");
  worker_.Pass(absl::Seconds(2));
  Query();
  Answer(200, R"({"return_code":"TOKEN-01","return_msg":""})");
  EXPECT_EQ(std::string(Status().message()), "The broker answered <redacted>.");
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kBrokerCode), "<redacted>");
  worker_.Pass(absl::Hours(1000000));
  Query();
  Answer(200, R"({"return_code":3,"return_msg":"no such key: APPKEY-1[8001:SECRET-2]"})");
  EXPECT_EQ(std::string(Status().message()), "The broker answered 8001: no such key: <redacted>[8001:<redacted>]");
}

TEST_F(RestClientTest, WithoutATokenNoQueryIsSent) {
  worker_.Pass(absl::Hours(1000000));
  Query();
  http_.Answer(transport::HttpResponse{200, {}, R"({"return_code":3,"return_msg":"[8001:검증에 실패했습니다]"})"});
  worker_.Run();
  EXPECT_EQ(Status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(http_.posted, SizeIs(0));
}

}  // namespace
}  // namespace kiwoom::rest
