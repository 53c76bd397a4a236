#include "service/rest/rest_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"
#include "service/rest/test_rest_client.h"

namespace kiwoom::rest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::SizeIs;

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

TEST_F(RestClientTest, ADeadlineInThePast) {
  Query({.timeout = -absl::Seconds(1)});
  EXPECT_EQ(Status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(outbox_.posted, SizeIs(0));
}

TEST_F(RestClientTest, ADeadlineFarAwayIsShortened) {
  Query({.timeout = absl::InfiniteDuration()});
  EXPECT_EQ(outbox_.posted[0].deadline, worker_.Now() + absl::Seconds(30));
}

TEST_F(RestClientTest, ALimitHoldsAsLongAsTheBrokerAsksFor) {
  Query();
  Answer(429, "", {{"Retry-After", "3"}});
  ASSERT_THAT(outbox_.limits, SizeIs(1));
  EXPECT_EQ(outbox_.limits[0].pause, absl::Seconds(3));
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
       "The broker answered with HTTP 502 and an HTML page."},
      {transport::HttpResponse{404, {}, "<html>"}, absl::StatusCode::kFailedPrecondition, "BROKER_REJECTED",
       "The broker answered with HTTP 404 and an HTML page. Its API is not at this address: check the gateway's "
       "--broker."},
      {transport::HttpResponse{302, {{"location", "/"}}, ""}, absl::StatusCode::kFailedPrecondition, "BROKER_REJECTED",
       "The broker answered HTTP 302. Its API is not at this address: check the gateway's --broker."},
      {transport::HttpResponse{200, {}, "<html>"}, absl::StatusCode::kInternal, "BROKER_ANSWER_UNREADABLE",
       "The broker's answer to ka20001 cannot be read: it is an HTML page"},
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
  Answer(200, R"({"return_code":0,"cur_prc":"TOKEN-01"})");
  EXPECT_EQ(answers_.back()->message, "\x5A\x0A<redacted>");
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
