// When a query is sent again, and when never.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/errors/error_details.h"
#include "service/rest/test_rest_client.h"

namespace kiwoom::rest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

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

// One TR is rejected whatever the token; the others, and the login, are served as ever.
TEST_F(RestClientTest, ATrThatRejectsEveryTokenDoesNotCostTheOthersTheirs) {
  int tokens = 0;
  for (int second = 0; second < 60; ++second) {
    worker_.Pass(absl::Seconds(1));
    for (const char* body : {"rejected", "served"}) {
      answers_.clear();
      Query({.body = body});
      while (!outbox_.posted.empty() || !token_outbox_.posted.empty()) {
        if (!token_outbox_.posted.empty()) {
          Token("TOKEN-" + std::to_string(++tokens));
        } else {
          Answer(200, outbox_.posted[0].request.body == "rejected" ? kBadToken : kSuccess);
        }
      }
      ASSERT_THAT(answers_, SizeIs(1));
      EXPECT_EQ(answers_[0].ok(), std::string_view(body) == "served") << second << answers_[0].status();
    }
  }
  EXPECT_LE(tokens, 4) << "renewing them does not help";
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
      if (pause > now) {
        EXPECT_THAT(outbox_.posted, SizeIs(0));
      }
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
  outbox_.held = true;
  Answer(429, kTooMany);
  ASSERT_THAT(outbox_.waiting, SizeIs(1));
  outbox_.Refuse(absl::ResourceExhaustedError("no room"));
  worker_.Run();
  EXPECT_EQ(errors::ReasonOf(Status()), "BROKER_RATE_LIMIT");
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

}  // namespace
}  // namespace kiwoom::rest
