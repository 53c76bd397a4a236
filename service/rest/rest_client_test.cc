#include "service/rest/rest_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"
#include "service/rest/test_outbox.h"
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

// A TR that changes something at the broker. The gateway serves none yet; the client is ready.
constexpr codec::Tr kOrderTr = [] {
  codec::Tr tr = kPriceTr;
  tr.code = "kt99999";
  tr.effect = codec::Effect::kChange;
  tr.scope = codec::Scope::kAccount;
  tr.path = "/api/dostk/ordr";
  return tr;
}();

constexpr char kSuccess[] = R"({"cur_prc":"-2393.33","return_code":0,"return_msg":"정상적으로 처리되었습니다"})";
constexpr char kTooMany[] =
    R"({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:유량=5, API ID=ka20001]"})";
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

  struct Terms {
    std::string body = R"({"mrkt_tp":"0"})";
    std::string next_key = "";
    std::string caller = "a";
    absl::Duration max_age = absl::ZeroDuration();
    absl::Duration timeout = absl::Seconds(20);
    const codec::Tr* tr = &kPriceTr;
  };
  // Returns the number of the query, for Cancel.
  size_t Query(const Terms& terms) {
    pending_.push_back(client_.Query(
        {.tr = terms.tr,
         .body = terms.body,
         .next_key = terms.next_key,
         .caller = terms.caller,
         .max_age = terms.max_age,
         .deadline = worker_.WallTime() + terms.timeout},
        worker_.executor(), [this](absl::StatusOr<RestAnswer> answer) { answers_.push_back(std::move(answer)); }));
    worker_.Run();
    return pending_.size() - 1;
  }
  size_t Query() { return Query(Terms{}); }
  void Cancel(size_t query) {
    pending_[query].Cancel();
    worker_.Run();
  }
  void Token(const std::string& token) {
    ASSERT_FALSE(token_outbox_.posted.empty());
    token_outbox_.Answer(transport::HttpResponse{
        200, {}, R"({"expires_dt":"20991231235959","token":")" + token + R"(","return_code":0})"});
    worker_.Run();
  }
  void Answer(int status, std::string body, std::vector<std::pair<std::string, std::string>> headers = {}) {
    Answer(transport::HttpResponse{status, std::move(headers), std::move(body)});
  }
  void Answer(absl::StatusOr<transport::HttpResponse> response) {
    ASSERT_FALSE(outbox_.posted.empty());
    outbox_.Answer(std::move(response));
    worker_.Run();
  }
  absl::Status Status() { return answers_.back().status(); }

  TestWorker worker_;
  TestOutbox token_outbox_;
  TestOutbox outbox_;
  CountAnomalies anomalies_;
  TokenSource tokens_{{}, {"APPKEY-1", "SECRET-2"}, kTokenTr, worker_, token_outbox_, anomalies_};
  RestClient client_{{}, tokens_, outbox_, worker_, anomalies_};
  std::vector<absl::StatusOr<RestAnswer>> answers_;
  std::vector<RestClient::Pending> pending_;
};

TEST_F(RestClientTest, AsksAndAnswers) {
  Query();
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  const transport::HttpRequest& request = outbox_.posted[0].request;
  EXPECT_EQ(request.path, "/api/dostk/sect");
  EXPECT_EQ(request.body, R"({"mrkt_tp":"0"})");
  EXPECT_THAT(request.headers, ElementsAre(Pair("api-id", "ka20001"), Pair("authorization", "Bearer T1"),
                                           Pair("content-type", "application/json;charset=UTF-8"), Pair("cont-yn", "N"),
                                           Pair("next-key", "")));
  EXPECT_EQ(outbox_.posted[0].deadline, worker_.Now() + absl::Seconds(20));
  Answer(200, kSuccess, {{"cont-yn", "N"}, {"next-key", ""}});
  ASSERT_THAT(answers_, SizeIs(1));
  ASSERT_TRUE(answers_[0].ok()) << answers_[0].status();
  EXPECT_EQ(answers_[0]->message, "\x5A\x08-2393.33");  // field 11, eight bytes
  EXPECT_FALSE(answers_[0]->more);
  EXPECT_EQ(answers_[0]->received, worker_.WallTime());
  EXPECT_EQ(anomalies_.count, 0);
}

// Each hop between threads costs a client more time than all the work between two of them.
TEST_F(RestClientTest, OneHopLeadsToTheBrokerAndOneBack) {
  worker_.posts = worker_.answers = 0;
  Query();
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 0);
  Answer(200, kSuccess);
  ASSERT_THAT(answers_, SizeIs(1));
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 1);
}

TEST_F(RestClientTest, NorDoesARejectedTokenCostMore) {
  worker_.posts = worker_.answers = 0;
  Query();
  Answer(200, kBadToken);
  Token("T2");
  Answer(200, kSuccess);
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 1);
}

TEST_F(RestClientTest, PagesWhateverTheCaseOfTheHeaders) {
  Query();
  Answer(200, kSuccess, {{"Cont-YN", "Y"}, {"Next-Key", "page 2"}});
  EXPECT_TRUE(answers_[0]->more);
  EXPECT_EQ(answers_[0]->next_key, "page 2");
  Query({.next_key = answers_[0]->next_key});
  EXPECT_THAT(outbox_.posted[0].request.headers, Contains(Pair("cont-yn", "Y")));
  EXPECT_THAT(outbox_.posted[0].request.headers, Contains(Pair("next-key", "page 2")));
  Answer(200, kSuccess, {{"cont-yn", "N"}, {"next-key", "page 2"}});
  EXPECT_FALSE(answers_[1]->more);
}

TEST_F(RestClientTest, AnAnswerThatGoesOnWithoutAKeyIsNotPassedOffAsWhole) {
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
    ASSERT_THAT(outbox_.posted, SizeIs(1));
    EXPECT_THAT(outbox_.posted[0].request.headers, Contains(Pair("authorization", "Bearer " + fresh)));
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

// Nor is the fresh token lost on those who come after it.
TEST_F(RestClientTest, WhatChangesSomethingIsNeverSentTwice) {
  Query({.tr = &kOrderTr});
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_EQ(outbox_.posted[0].request.path, "/api/dostk/ordr");
  Answer(200, kBadToken);
  ASSERT_THAT(answers_, SizeIs(1));
  EXPECT_EQ(Status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kBrokerCode), "8005");
  EXPECT_THAT(outbox_.posted, SizeIs(0)) << "the order is not sent again";
  Query({.tr = &kOrderTr});
  Token("T2");
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  EXPECT_THAT(outbox_.posted[0].request.headers, Contains(Pair("authorization", "Bearer T2")));
  Answer(200, kSuccess);
  EXPECT_TRUE(answers_.back().ok());
}

// Everything else that makes another query a second request.
TEST_F(RestClientTest, AnOrderIsSentOnceWhateverGoesWrong) {
  const absl::StatusOr<transport::HttpResponse> failures[] = {
      transport::MakeFailure(transport::HttpFailure::kUnanswered, "Gone."),
      transport::MakeFailure(transport::HttpFailure::kUnreachable, "Gone."),
      transport::HttpResponse{503, {}, ""},
      transport::HttpResponse{429, {}, kTooMany},
  };
  for (const auto& failure : failures) {
    answers_.clear();
    Query({.tr = &kOrderTr});
    Query({.tr = &kOrderTr});
    ASSERT_THAT(outbox_.posted, SizeIs(2)) << "two orders that are the same are two orders";
    Answer(failure);
    Answer(failure);
    worker_.Pass(absl::Seconds(60));
    EXPECT_THAT(outbox_.posted, SizeIs(0));
    EXPECT_THAT(answers_, SizeIs(2));
  }
}

TEST_F(RestClientTest, QueriesWhoseTokenDiedTogetherRenewItOnce) {
  Query({.body = "1"});
  Query({.body = "2"});
  Answer(200, kBadToken);
  Query({.body = "3"});
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "nothing more leaves with the dead token";
  Answer(200, kBadToken);
  ASSERT_THAT(token_outbox_.posted, SizeIs(1));
  Token("T2");
  ASSERT_THAT(outbox_.posted, SizeIs(3));
  for (int i = 0; i < 3; ++i) Answer(200, kSuccess);
  EXPECT_THAT(answers_, SizeIs(3));
}

TEST_F(RestClientTest, ATokenThatCannotBeHadIsTheReasonAndNotTheDeadline) {
  worker_.Pass(absl::Hours(1000000));
  Query({.timeout = absl::Seconds(3)});
  EXPECT_THAT(outbox_.posted, SizeIs(0));
  outbox_.Refuse(absl::DeadlineExceededError("late"));
  worker_.Run();
  EXPECT_EQ(Status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(errors::ReasonOf(Status()), "TOKEN_UNAVAILABLE");
  EXPECT_EQ(std::string(Status().message()), "The broker has not issued a token yet.");
}

TEST_F(RestClientTest, QueriesThatAreTheSameAreOneRequest) {
  Query({.caller = "a", .timeout = absl::Seconds(5)});
  Query({.caller = "b", .timeout = absl::Seconds(9)});
  Query({.body = "another"});
  Query({.next_key = "another page"});
  ASSERT_THAT(outbox_.posted, SizeIs(3));
  EXPECT_EQ(outbox_.extended[outbox_.posted[0].id], worker_.Now() + absl::Seconds(9)) << "for the one with more time";
  Answer(200, kSuccess);
  ASSERT_THAT(answers_, SizeIs(2));
  EXPECT_EQ(answers_[0]->message, answers_[1]->message);
  Query();
  EXPECT_THAT(outbox_.posted, SizeIs(3)) << "what is answered is over";
}

TEST_F(RestClientTest, EachOfThemHasItsOwnDeadline) {
  Query({.timeout = absl::Seconds(5)});
  Query({.timeout = absl::Seconds(9)});
  worker_.Pass(absl::Seconds(5));
  ASSERT_THAT(answers_, SizeIs(1));
  EXPECT_EQ(Status().code(), absl::StatusCode::kDeadlineExceeded);
  Answer(200, kSuccess);
  ASSERT_THAT(answers_, SizeIs(2));
  EXPECT_TRUE(answers_[1].ok());
}

TEST_F(RestClientTest, TheLastOneToGiveUpTakesTheRequestAlong) {
  const size_t first = Query();
  const size_t second = Query();
  const Outbox::Id request = outbox_.posted[0].id;
  Cancel(first);
  EXPECT_THAT(outbox_.cancelled, SizeIs(0));
  Cancel(second);
  EXPECT_THAT(outbox_.cancelled, ElementsAre(request));
  EXPECT_THAT(answers_, SizeIs(0));
  Query();
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "nobody joins what is given up";
  Cancel(Query({.tr = &kOrderTr}));
  EXPECT_THAT(outbox_.cancelled, SizeIs(1)) << "an order that has been sent runs its course";
}

TEST_F(RestClientTest, AccountsAreNotSharedBetweenCallers) {
  codec::Tr account = kPriceTr;
  account.scope = codec::Scope::kAccount;
  Query({.caller = "a", .tr = &account});
  Query({.caller = "b", .tr = &account});
  Query({.caller = "b", .tr = &account});
  EXPECT_THAT(outbox_.posted, SizeIs(2));
  Answer(200, kSuccess);
  Answer(200, kSuccess);
  EXPECT_THAT(answers_, SizeIs(3));
  Query({.caller = "a", .max_age = absl::Minutes(1), .tr = &account});
  Answer(200, kSuccess);
  Query({.caller = "a", .max_age = absl::Minutes(1), .tr = &account});
  EXPECT_THAT(outbox_.posted, SizeIs(0));
  Query({.caller = "b", .max_age = absl::Minutes(1), .tr = &account});
  EXPECT_THAT(outbox_.posted, SizeIs(1));
}

TEST_F(RestClientTest, AnOlderAnswerServesThoseWhoAcceptIt) {
  Query({.max_age = absl::Seconds(10)});
  ASSERT_THAT(outbox_.posted, SizeIs(1)) << "there is none yet";
  const absl::Time received = worker_.WallTime();
  Answer(200, kSuccess, {{"cont-yn", "Y"}, {"next-key", "2"}});
  worker_.Pass(absl::Seconds(10));
  Query({.max_age = absl::Seconds(10)});
  ASSERT_THAT(answers_, SizeIs(2));
  EXPECT_EQ(answers_[1]->received, received);
  EXPECT_EQ(answers_[1]->message, answers_[0]->message);
  EXPECT_EQ(answers_[1]->next_key, "2");
  Query();
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "who asks for no age gets a new one";
  Answer(503, "");
  worker_.Pass(absl::Seconds(1));
  Answer(503, "");
  Query({.max_age = absl::Seconds(60)});
  EXPECT_TRUE(answers_.back().ok()) << "a failure does not take the place of an answer";
  Query({.max_age = absl::Seconds(5)});
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "it is older";
}

// What is repeated, how often, and when.
TEST_F(RestClientTest, QueriesAreRepeatedWhereItMayHelp) {
  struct Case {
    const char* name;
    absl::StatusOr<transport::HttpResponse> failure;
    std::vector<absl::Duration> repeated;  // after each failure
  };
  const absl::Duration now = absl::ZeroDuration();
  const Case cases[] = {
      {"unanswered", transport::MakeFailure(transport::HttpFailure::kUnanswered, "x"), {now}},
      {"unreachable", transport::MakeFailure(transport::HttpFailure::kUnreachable, "x"), {}},
      {"cut", transport::MakeFailure(transport::HttpFailure::kBroken, "x"), {}},
      {"502", transport::HttpResponse{502, {}, "<html>"}, {absl::Milliseconds(200)}},
      {"503", transport::HttpResponse{503, {}, ""}, {absl::Milliseconds(200)}},
      {"504", transport::HttpResponse{504, {}, ""}, {absl::Milliseconds(200)}},
      {"500", transport::HttpResponse{500, {}, ""}, {}},
      {"400", transport::HttpResponse{400, {}, ""}, {}},
      {"too many", transport::HttpResponse{429, {}, kTooMany}, {now, now, now}},
      {"no such stock",
       transport::HttpResponse{200, {}, R"({"return_code":2,"return_msg":"[1902:종목 정보가 없습니다]"})"},
       {}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    answers_.clear();
    // Successes earn the retries that the case takes.
    for (int i = 0; i < 40; ++i) {
      Query();
      Answer(200, kSuccess);
    }
    answers_.clear();
    Query();
    for (const absl::Duration pause : c.repeated) {
      Answer(c.failure);
      EXPECT_THAT(answers_, SizeIs(0));
      if (pause > now) worker_.Pass(pause - absl::Milliseconds(1));
      if (pause > now) EXPECT_THAT(outbox_.posted, SizeIs(0));
      worker_.Pass(pause > now ? absl::Milliseconds(1) : now);
      ASSERT_THAT(outbox_.posted, SizeIs(1));
    }
    Answer(c.failure);
    worker_.Pass(absl::Seconds(10));
    EXPECT_THAT(outbox_.posted, SizeIs(0));
    EXPECT_THAT(answers_, SizeIs(1));
  }
}

TEST_F(RestClientTest, TheBudgetEndsRetriesWhenEverythingFails) {
  int sent = 0;
  for (int i = 0; i < 100; ++i) {
    Query();
    while (!outbox_.posted.empty()) {
      ++sent;
      Answer(transport::MakeFailure(transport::HttpFailure::kUnanswered, "x"));
    }
  }
  EXPECT_EQ(sent, 110);
}

TEST_F(RestClientTest, ARetryThatHasNoTurnInTimeLeavesTheFirstFailure) {
  Query();
  Answer(429, kTooMany);
  ASSERT_THAT(outbox_.posted, SizeIs(1));
  outbox_.posted.front().callback(absl::ResourceExhaustedError("no room"));
  worker_.Run();
  EXPECT_EQ(errors::ReasonOf(Status()), "BROKER_RATE_LIMIT");
}

TEST_F(RestClientTest, ADeadlineInThePast) {
  Query({.timeout = -absl::Seconds(1)});
  EXPECT_EQ(Status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(outbox_.posted, SizeIs(0));
}

TEST_F(RestClientTest, ADeadlineFarAwayIsShortened) {
  Query({.timeout = absl::InfiniteDuration()});
  EXPECT_EQ(outbox_.posted[0].deadline, worker_.Now() + absl::Seconds(30));
}

TEST_F(RestClientTest, ALimitOfTheBrokerHoldsWhatItIsALimitOf) {
  struct Case {
    const char* code;
    LimitScope scope;
  };
  for (const Case& c : {Case{"1700", LimitScope::kTr}, {"1701", LimitScope::kTotal}, {"1702", LimitScope::kGroup}}) {
    SCOPED_TRACE(c.code);
    outbox_.limits.clear();
    Query();
    for (int i = 0; i < 4; ++i) {
      Answer(429,
             std::string(R"({"return_code":5,"return_msg":"요청 개수를 초과하였습니다[)") + c.code + R"(:유량=5]"})");
    }
    EXPECT_EQ(Status().code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(errors::ReasonOf(Status()), "BROKER_RATE_LIMIT");
    EXPECT_EQ(errors::MetadataOf(Status(), errors::kHttpStatus), "429");
    ASSERT_THAT(outbox_.limits, SizeIs(4));
    EXPECT_EQ(outbox_.limits[0].scope, c.scope);
    EXPECT_EQ(outbox_.limits[0].pause, absl::Seconds(1));
    for (int i = 0; i < 40; ++i) {
      Query();
      Answer(200, kSuccess);
    }
  }
}

TEST_F(RestClientTest, ErrorsOfEveryLayer) {
  struct Case {
    absl::StatusOr<transport::HttpResponse> response;
    absl::StatusCode code;
    const char* reason;
    const char* message;
  };
  const Case cases[] = {
      {transport::MakeFailure(transport::HttpFailure::kUnreachable, "down"), absl::StatusCode::kUnavailable,
       "BROKER_UNREACHABLE", "down"},
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
    while (!outbox_.posted.empty()) {
      Answer(c.response);
      worker_.Pass(absl::Seconds(1));
    }
    EXPECT_EQ(Status().code(), c.code);
    EXPECT_EQ(errors::ReasonOf(Status()), c.reason);
    EXPECT_THAT(std::string(Status().message()), HasSubstr(c.message));
  }
}

// What it tells goes to clients.
TEST_F(RestClientTest, NothingOfTheKeyOrATokenIsTold) {
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
  token_outbox_.Answer(
      transport::HttpResponse{200, {}, R"({"return_code":3,"return_msg":"no such key: APPKEY-1[8001:SECRET-2]"})"});
  worker_.Run();
  EXPECT_EQ(std::string(Status().message()), "The broker answered 8001: no such key: <redacted>[8001:<redacted>]");
}

TEST_F(RestClientTest, WithoutATokenNothingIsAsked) {
  worker_.Pass(absl::Hours(1000000));
  Query();
  token_outbox_.Answer(
      transport::HttpResponse{200, {}, R"({"return_code":3,"return_msg":"[8001:검증에 실패했습니다]"})"});
  worker_.Run();
  EXPECT_EQ(Status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(outbox_.posted, SizeIs(0));
}

}  // namespace
}  // namespace kiwoom::rest
