#include "service/methods/query_handler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/error_proto.h"
#include "service/errors/payload.h"
#include "service/methods/page_tokens.h"
#include "service/methods/test_query_handler.h"

namespace kiwoom::methods {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kPrice[] = "\x5A\x08-2393.33";  // the message of kPage: field 11, eight bytes

// A TR with an effect, and one over another transport.
constexpr codec::Tr kOrderTr = [] {
  codec::Tr tr = rest::kPriceTr;
  tr.code = "kt99999";
  tr.effect = codec::Effect::kChange;
  return tr;
}();
constexpr codec::Tr kConditionTr = [] {
  codec::Tr tr = rest::kPriceTr;
  tr.transport = codec::Transport::kWebsocket;
  return tr;
}();

TEST_F(QueryHandlerTest, PrefixesTheUnchangedMessageWithItsArrivalTime) {
  Ask("");
  Answer({200, {}, kPage});
  ASSERT_TRUE(Status().ok()) << Status();
  EXPECT_EQ(Head(), "2 1800086400");
  EXPECT_EQ(call_->parts.second, kPrice);
}

TEST_F(QueryHandlerTest, PrefixesTheUnchangedMessageWithThePageToken) {
  Ask("");
  Answer({200, {{"cont-yn", "Y"}, {"next-key", "page 2"}}, kPage});
  ASSERT_TRUE(Status().ok()) << Status();
  const std::string token = *page_tokens_.ToToken({"ka20001", "{}"}, "page 2");
  EXPECT_EQ(Head(), "1 " + token + ", 2 1800086400");
  EXPECT_EQ(call_->parts.second, kPrice);
}

// Apart from the broker's time, a query costs one hop to the worker and one back.
TEST_F(QueryHandlerTest, TakesOneHopEachWay) {
  Ask("");
  Answer({200, {}, kPage});
  worker_.posts = worker_.answers = 0;
  Ask("");
  Answer({200, {}, kPage});
  ASSERT_TRUE(Status().ok());
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 1);
}

TEST_F(QueryHandlerTest, AcceptsEveryTokenThatItIssues) {
  for (const std::string& key :
       {std::string("page 2"), std::string(60, '7'), std::string("\xC7\xD1"), std::string(kLongestKey, 'x')}) {
    const std::string token = TokenFor("", rest::kPriceTr, key);
    Ask(WithToken(token));
    EXPECT_EQ(AskedWith(), key);
    Answer({200, {{"cont-yn", "N"}}, kPage});
    EXPECT_TRUE(Status().ok());
    EXPECT_EQ(Head(), "2 1800086400") << "the last page";
  }
}

TEST_F(QueryHandlerTest, AnUnusableNextKeyIsAnError) {
  for (const std::string& key : {std::string("a\r\nhost: x"), std::string("a\t"), std::string(kLongestKey + 1, 'x')}) {
    Ask("");
    Answer({200, {{"cont-yn", "Y"}, {"next-key", key}}, kPage});
    EXPECT_EQ(Status().code(), absl::StatusCode::kDataLoss);
    EXPECT_EQ(errors::ReasonOf(Status()), "BROKER_ANSWER_UNREADABLE");
    EXPECT_EQ(std::string(Status().message()),
              "The broker's answer to ka20001 has more pages, but its key for the next one cannot be sent back: it is "
              "longer than 4096 bytes or has a control character; request less at a time.");
    EXPECT_EQ(errors::MetadataOf(Status(), errors::kSession), "default");
  }
}

TEST_F(QueryHandlerTest, EveryErrorNamesTheTrAndOneOfTheBrokerTheSession) {
  Ask("");
  for (int i = 0; i < 4; ++i) {  // it is asked again three times
    Answer({429, {}, R"({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:유량=5]"})"});
  }
  EXPECT_EQ(Status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(errors::ReasonOf(Status()), "BROKER_RATE_LIMIT");
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kTr), "ka20001");
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kSession), "default");
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kBrokerCode), "1700");
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kHttpStatus), "429");
  EXPECT_EQ(errors::RetryDelayOf(Status()), absl::Seconds(1));

  Ask(WithToken("made up"));
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kTr), "ka20001");
  EXPECT_EQ(errors::MetadataOf(Status(), errors::kSession), "") << "no session made the request wrong";
}

TEST_F(QueryHandlerTest, ABrokerErrorIsTruncatedAndRedacted) {
  std::string words = "TOKEN-OF-THE-TEST KEY-OF-THE-TEST SECRET-OF-THE-TEST ";
  for (int i = 0; i < 2000; ++i) words += "가";
  Ask("");
  Answer({200, {}, R"({"return_code":2,"return_msg":"[1902:)" + words + "]\"}"});
  EXPECT_EQ(Status().code(), absl::StatusCode::kNotFound);
  const google::rpc::Status told = errors::ToProto(Status());
  EXPECT_THAT(told.message(), StartsWith("The broker answered 1902: [1902:<redacted> <redacted> <redacted> 가가"));
  EXPECT_THAT(told.SerializeAsString(), Not(HasSubstr("OF-THE-TEST")));
  EXPECT_LT(told.ByteSizeLong(), 4'000u);
}

// The broker would look the key up among the answers to another query.
TEST_F(QueryHandlerTest, RejectsATokenOfAnotherRequest) {
  const std::string kospi = Field(11, "0") + Field(12, "001"), kosdaq = Field(11, "1") + Field(12, "101");
  const std::string token = WithToken(TokenFor(kospi, kStrictTr));
  const PageTokens others("KEY-OF-THE-TEST", "SECRET-OF-ANOTHER-DAY", "default");
  const std::string of_another_key = *others.ToToken({"ka20001", "{}"}, "page 2");
  const struct {
    const char* what;
    const codec::Tr& tr;
    std::string request;
  } kCases[] = {
      {"made up", rest::kPriceTr, WithToken("made up")},
      {"another TR", rest::kPriceTr, token},
      {"other fields", kStrictTr, kosdaq + token},
      {"another app key", rest::kPriceTr, WithToken(of_another_key)},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    Ask(test.request, test.tr);
    EXPECT_EQ(Status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(errors::ReasonOf(Status()), "PAGE_TOKEN_FOREIGN");
    EXPECT_EQ(std::string(Status().message()),
              "page_token does not continue this request: send the received next_page_token unchanged, to the same "
              "method with the same fields, or start again without one if it came from another version or another app "
              "key");
    EXPECT_TRUE(outbox_.posted.empty()) << "nothing is sent to the broker";
  }
  Ask(kospi + token, kStrictTr);
  EXPECT_EQ(AskedWith(), "page 2") << "the same token with its own request is accepted";
}

TEST_F(QueryHandlerTest, ATokenDoesNotDependOnMaxAge) {
  const std::string token = TokenFor(Field(codec::kMaxAgeNumber, "\x08\x05"), rest::kPriceTr);
  Ask(WithToken(token));
  EXPECT_EQ(AskedWith(), "page 2");
}

TEST_F(QueryHandlerTest, ReportsAllViolationsTogether) {
  Ask(Field(codec::kMaxAgeNumber, "\x08\x91\x1C") + WithToken("made up") + Field(12, "0012"), kStrictTr);
  EXPECT_EQ(errors::ReasonOf(Status()), "REQUEST_INVALID");
  EXPECT_EQ(std::string(Status().message()), "market is required (시장구분): set it (and 2 more: see the BadRequest)");
  const auto request = errors::PayloadOf<google::rpc::BadRequest>(Status());
  ASSERT_TRUE(request.has_value());
  ASSERT_EQ(request->field_violations_size(), 3);
  EXPECT_EQ(request->field_violations(0).field(), "market");
  EXPECT_EQ(request->field_violations(1).field(), "sector_code");
  EXPECT_EQ(request->field_violations(1).description(),
            "has 4 characters, but the broker accepts at most 3: shorten it");
  EXPECT_EQ(request->field_violations(2).field(), "max_age");
  EXPECT_TRUE(outbox_.posted.empty()) << "nothing is sent to the broker";
}

TEST_F(QueryHandlerTest, RejectsAnInvalidMaxAge) {
  for (const std::string& age : {std::string("\x08\x91\x1C"),
                                 std::string("\x10\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"), std::string("\xFF")}) {
    Ask(Field(codec::kMaxAgeNumber, age));
    EXPECT_EQ(Status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(errors::ReasonOf(Status()), "REQUEST_INVALID");
    EXPECT_EQ(std::string(Status().message()),
              "max_age is not a duration from 0s to 1h: set one, or leave it out to ask the broker");
    EXPECT_TRUE(outbox_.posted.empty());
  }
}

TEST_F(QueryHandlerTest, MaxAgeAcceptsTheAnswerToAnEarlierQuery) {
  Ask(Field(codec::kMaxAgeNumber, "\x08\x05"));
  Answer({200, {}, kPage});
  ASSERT_TRUE(Status().ok()) << Status();
  worker_.Pass(absl::Seconds(5));
  Ask(Field(codec::kMaxAgeNumber, "\x08\x05"));
  ASSERT_TRUE(Status().ok()) << Status();
  EXPECT_TRUE(outbox_.posted.empty()) << "the broker was not asked";
  EXPECT_EQ(Head(), "2 1800086400") << "the time of the first answer";
}

// No token is requested either.
TEST_F(QueryHandlerTest, UnservedTrsNeverReachTheBroker) {
  for (const codec::Tr* tr : {&kOrderTr, &kConditionTr}) {
    Ask("", *tr);
    EXPECT_EQ(Status().code(), absl::StatusCode::kUnimplemented);
    EXPECT_EQ(errors::ReasonOf(Status()), "REQUEST_INVALID");
    EXPECT_EQ(errors::MetadataOf(Status(), errors::kTr), tr->code);
    EXPECT_TRUE(outbox_.posted.empty());
  }
}

TEST_F(QueryHandlerTest, RejectsACallWithoutAValidMessage) {
  Ask("\xFF\xFF\xFF");
  EXPECT_EQ(std::string(Status().message()), "the request is not a valid protobuf message");
  TestCall call;
  QueryHandler handler(call, rest::kPriceTr, sessions_, open_, audit_);
  handler.OnHalfClose();
  EXPECT_EQ(std::string(call.status->message()), "the request is missing: send one message");
}

// The client has disconnected, and its handler is destroyed.
TEST_F(QueryHandlerTest, IgnoresAnAnswerAfterTheCallEnded) {
  Ask("");
  handler_.reset();
  Answer({200, {}, kPage});
  EXPECT_TRUE(call_->open());
}

TEST_F(QueryHandlerTest, ACallThatIsGoneTakesItsRequestAlong) {
  Ask("");
  ASSERT_FALSE(outbox_.posted.empty());
  EXPECT_EQ(open_.count(), 1);
  const rest::Outbox::Id request = outbox_.posted[0].id;
  handler_.reset();
  worker_.Run();
  EXPECT_EQ(open_.count(), 0);
  EXPECT_THAT(outbox_.cancelled, testing::ElementsAre(request));
}

// With a single session, nobody need name it.
TEST_F(QueryHandlerTest, TheOnlySessionNeedsNoName) {
  Ask("", kBalanceTr);
  EXPECT_EQ(outbox_.posted.size(), 1u);
  headers_ = {{"kiwoom-session", "default"}};
  Ask("", kBalanceTr);
  EXPECT_EQ(outbox_.posted.size(), 1u) << "the first call has ended, and the second is under way";
  headers_ = {{"kiwoom-session", "elsewhere"}};
  Ask("");
  EXPECT_EQ(Status().message(),
            "kiwoom-session is \"elsewhere\", which is not a session of this gateway: send one of default");
}

}  // namespace
}  // namespace kiwoom::methods
