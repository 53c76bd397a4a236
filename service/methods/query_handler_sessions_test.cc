// Which session a query goes to.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"
#include "service/methods/test_query_handler.h"

namespace kiwoom::methods {
namespace {

// The gateway has two sessions, "default" and "second". Their app keys differ.
class TwoSessionsTest : public QueryHandlerTest {
 protected:
  void SetUp() override {
    second_tokens_.GetOnWorker("", [](const absl::StatusOr<std::string>&) {});
    tokens_.GetOnWorker("", [](const absl::StatusOr<std::string>&) {});
    for (rest::TestOutbox* outbox : {&token_outbox_, &second_token_outbox_}) {
      outbox->Answer(
          transport::HttpResponse{200, {}, R"({"expires_dt":"20991231235959","token":"T","return_code":0})"});
    }
  }
  QuerySessions& sessions() override { return both_; }
  // Where the query waits for its answer.
  std::string Asked() const {
    if (!outbox_.posted.empty()) return second_outbox_.posted.empty() ? "default" : "both";
    return second_outbox_.posted.empty() ? "none" : "second";
  }
  void AnswerOfSecond(transport::HttpResponse response) {
    ASSERT_FALSE(second_outbox_.posted.empty());
    second_outbox_.Answer(std::move(response));
    worker_.Run();
  }
  // Makes the other session the one with most quota.
  void Prefer(std::string_view session) {
    const absl::Time later = worker_.Now() + absl::Seconds(1);
    outbox_.earliest = session == "default" ? worker_.Now() : later;
    second_outbox_.earliest = session == "second" ? worker_.Now() : later;
  }

  rest::TestOutbox second_outbox_, second_token_outbox_;
  const rest::AppKey second_key_{"SECOND-KEY", "SECOND-SECRET"};
  rest::TokenSource second_tokens_{{}, second_key_, rest::kTokenTr, worker_, second_token_outbox_, anomalies_};
  rest::RestClient second_rest_{{}, second_tokens_, second_outbox_, worker_, anomalies_};
  const sessions::SessionName second_ = "second";
  QuerySessions both_{{QuerySession(second_, second_rest_, second_key_), QuerySession(default_, rest_, key_)},
                      worker_.executor()};
};

TEST_F(TwoSessionsTest, AQueryOfTheMarketGoesToTheSessionWithMostQuota) {
  Prefer("second");
  Ask("");
  EXPECT_EQ(Asked(), "second");
  AnswerOfSecond({200, {}, R"({"return_code":2,"return_msg":"[1902:종목 정보가 없습니다]"})"});
  EXPECT_EQ(Status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kSession), "second") << "the session that was used";
  Prefer("default");
  Ask("");
  EXPECT_EQ(Asked(), "default");
}

TEST_F(TwoSessionsTest, TheNextPageComesFromTheSessionOfTheFirst) {
  Prefer("second");
  Ask("");
  AnswerOfSecond({200, {{"cont-yn", "Y"}, {"next-key", "page 2"}}, kPage});
  const std::string token = NextPageToken();
  Prefer("default");
  Ask(WithToken(token));
  EXPECT_EQ(Asked(), "second") << "although the other has more quota";
  EXPECT_EQ(second_outbox_.posted[0].request.headers.back().second, "page 2");
  handler_.reset();
  worker_.Run();

  headers_ = {{"kiwoom-session", "second"}};
  Ask(WithToken(token));
  EXPECT_EQ(Asked(), "second");
  handler_.reset();
  worker_.Run();
  headers_ = {{"kiwoom-session", "default"}};
  Ask(WithToken(token));
  EXPECT_EQ(Asked(), "none") << "the caller contradicts its own token";
  EXPECT_EQ(errors::ReasonOf(Status()), "PAGE_TOKEN_FOREIGN");
}

TEST_F(TwoSessionsTest, ATokenOfASessionThatExistsNoMoreIsForeign) {
  const PageTokens third("THIRD-KEY", "THIRD-SECRET", "third");
  Ask(WithToken(*third.ToToken({"ka20001", "{}"}, "page 2")));
  EXPECT_EQ(Status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(errors::ReasonOf(Status()), "PAGE_TOKEN_FOREIGN");
  EXPECT_EQ(Asked(), "none");
}

TEST_F(TwoSessionsTest, ACallerMayNameTheSession) {
  Prefer("default");
  headers_ = {{"x-other", "1"}, {"kiwoom-session", "second"}};
  Ask("");
  EXPECT_EQ(Asked(), "second");
  handler_.reset();
  worker_.Run();
  headers_ = {{"kiwoom-session", "secnd"}};
  Ask("");
  EXPECT_EQ(Status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(errors::ReasonOf(Status()), "REQUEST_INVALID");
  EXPECT_EQ(Status().message(),
            "kiwoom-session is \"secnd\", which is not a session of this gateway: send one of default, second");
  EXPECT_EQ(Asked(), "none");
}

TEST_F(TwoSessionsTest, AQueryOfAnAccountSaysWhich) {
  Ask("", kBalanceTr);
  EXPECT_EQ(Status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(errors::ReasonOf(Status()), "REQUEST_INVALID");
  EXPECT_EQ(Status().message(),
            "kiwoom-session is required, because the query is about one account and each session has its own: send as "
            "metadata one of default, second");
  EXPECT_EQ(Asked(), "none");
  for (const char* name : {"default", "second"}) {
    headers_ = {{"kiwoom-session", name}};
    Ask("", kBalanceTr);
    EXPECT_EQ(Asked(), name);
    handler_.reset();
    worker_.Run();
  }
}

TEST_F(TwoSessionsTest, ThePageTokenOfAnAccountsQuerySaysWhichToo) {
  headers_ = {{"kiwoom-session", "second"}};
  Ask("", kBalanceTr);
  AnswerOfSecond({200, {{"cont-yn", "Y"}, {"next-key", "page 2"}}, kPage});
  headers_ = {};
  Ask(WithToken(NextPageToken()), kBalanceTr);
  EXPECT_EQ(Asked(), "second");
}

TEST_F(TwoSessionsTest, AnUnknownSessionIsReportedAlongWithTheOtherViolations) {
  headers_ = {{"kiwoom-session", "third"}};
  Ask("", kStrictTr);
  const auto request = errors::PayloadOf<google::rpc::BadRequest>(Status());
  ASSERT_TRUE(request.has_value());
  ASSERT_EQ(request->field_violations_size(), 3);
  EXPECT_EQ(request->field_violations(0).field(), "market");
  EXPECT_EQ(request->field_violations(1).field(), "sector_code");
  EXPECT_EQ(request->field_violations(2).field(), "kiwoom-session");
}

}  // namespace
}  // namespace kiwoom::methods
