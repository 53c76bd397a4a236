#include "service/broker/broker_error.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"

namespace kiwoom::broker {
namespace {

using Kind = BrokerErrorKind;

TEST(BrokerError, ReadsTheCodeFromTheMessage) {
  struct Case {
    int http_status;
    const char* return_code;
    const char* return_msg;
    const char* code;
    Kind kind;
    absl::StatusCode status;
  };
  const Case cases[] = {
      {200, "3", "인증에 실패했습니다[8005:Token이 유효하지 않습니다]", "8005", Kind::kToken,
       absl::StatusCode::kUnavailable},
      {200, "805004", "접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]", "8005", Kind::kToken,
       absl::StatusCode::kUnavailable},
      {200, "3", "…[8103:토큰 인증 또는 단말기인증에 실패했습니다]", "8103", Kind::kToken,
       absl::StatusCode::kUnavailable},
      {429, "5", "허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5]", "1700",
       Kind::kLimit, absl::StatusCode::kResourceExhausted},
      {200, "5", "…[1701:…]", "1701", Kind::kTotalLimit, absl::StatusCode::kResourceExhausted},
      {200, "5", "…[1702:…]", "1702", Kind::kGroupLimit, absl::StatusCode::kResourceExhausted},
      {200, "5", "…[1634:…]", "1634", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "5", "…[1634]", "1634", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "2", "입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다]", "1511", Kind::kInput,
       absl::StatusCode::kInvalidArgument},
      {200, "2", "…[1517:…]", "1517", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "2", "…[1504:…]", "1504", Kind::kGateway, absl::StatusCode::kInternal},
      {200, "2", "…[1514:…]", "1514", Kind::kGateway, absl::StatusCode::kInternal},
      {200, "2", "[x][1902:종목 정보가 없습니다]", "1902", Kind::kNotFound, absl::StatusCode::kNotFound},
      {200, "9", "…[1999:…]", "1999", Kind::kBroker, absl::StatusCode::kUnavailable},
      {200, "9", "…[1503:…]", "1503", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "9", "…[1799:…]", "1799", Kind::kLimit, absl::StatusCode::kResourceExhausted},
      {200, "9", "…[8099:…]", "8099", Kind::kAccess, absl::StatusCode::kFailedPrecondition},
      {200, "9", "…[8300:…]", "8300", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "3", "…[8031:…]", "8031", Kind::kToken, absl::StatusCode::kUnavailable},
      {200, "20", "[2000](RC9000:해당업무가 제공되지 않습니다)", "RC9000", Kind::kUnsupported,
       absl::StatusCode::kUnimplemented},
      {200, "20", "[2000](RC4058:모의투자 장종료)", "RC4058", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "20", "[2000](RC12345:…)", "2000", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "20", "[2000](RC…)", "2000", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "20", "ARC9000 [2000:…]", "2000", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "5", "많습니다", "5", Kind::kLimit, absl::StatusCode::kResourceExhausted},
      {200, "8005", "", "8005", Kind::kToken, absl::StatusCode::kUnavailable},
      {200, "7", "8005:Token이 유효하지 않습니다", "8005", Kind::kToken, absl::StatusCode::kUnavailable},
      {200, "7", "8005", "8005", Kind::kToken, absl::StatusCode::kUnavailable},
      {200, "7", "1500원", "7", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "7", "4321:x", "7", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {429, "2", "…", "2", Kind::kLimit, absl::StatusCode::kResourceExhausted},
      {401, "2", "…", "2", Kind::kToken, absl::StatusCode::kUnavailable},
      {400, "", "", "HTTP 400", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {403, "", "", "HTTP 403", Kind::kAccess, absl::StatusCode::kFailedPrecondition},
      {405, "", "", "HTTP 405", Kind::kAddress, absl::StatusCode::kFailedPrecondition},
      {408, "", "", "HTTP 408", Kind::kBroker, absl::StatusCode::kUnavailable},
      {599, "", "", "HTTP 599", Kind::kBroker, absl::StatusCode::kUnavailable},
      {200, "3", "…[8001:…]", "8001", Kind::kAccess, absl::StatusCode::kFailedPrecondition},
      {200, "3", "…[8010:…]", "8010", Kind::kAccess, absl::StatusCode::kFailedPrecondition},
      {200, "3", "…[8030:…]", "8030", Kind::kAccess, absl::StatusCode::kFailedPrecondition},
      {200, "3", "…[8050:…]", "8050", Kind::kAccess, absl::StatusCode::kFailedPrecondition},
      {200, "20", "…[8104:…]", "8104", Kind::kUnsupported, absl::StatusCode::kUnimplemented},
      {200, "20", "…[8200:…]", "8200", Kind::kUnsupported, absl::StatusCode::kUnimplemented},
      {401, "", "", "HTTP 401", Kind::kToken, absl::StatusCode::kUnavailable},
      {429, "", "", "HTTP 429", Kind::kLimit, absl::StatusCode::kResourceExhausted},
      {503, "0", "", "HTTP 503", Kind::kBroker, absl::StatusCode::kUnavailable},
      {301, "", "", "HTTP 301", Kind::kAddress, absl::StatusCode::kFailedPrecondition},
      {404, "", "", "HTTP 404", Kind::kAddress, absl::StatusCode::kFailedPrecondition},
      {404, "0", "…", "HTTP 404", Kind::kAddress, absl::StatusCode::kFailedPrecondition},
      {404, "3", "…[8005:…]", "8005", Kind::kToken, absl::StatusCode::kUnavailable},
      {404, "2", "…", "2", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "2", "[종목]이 없습니다", "2", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "3", "", "3", Kind::kToken, absl::StatusCode::kUnavailable},
      {200, "7", "[12", "7", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "7", "[1234", "7", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
      {200, "7", "[1234567:x]", "7", Kind::kRejected, absl::StatusCode::kFailedPrecondition},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(testing::Message() << c.http_status << " " << c.return_code << " " << c.return_msg);
    const BrokerError error = ReadBrokerError(c.http_status, c.return_code, c.return_msg);
    EXPECT_EQ(error.code, c.code);
    EXPECT_EQ(error.message, c.return_msg);
    EXPECT_EQ(error.kind, c.kind);
    EXPECT_EQ(error.http_status, c.http_status);
    EXPECT_EQ(ToStatus(error).code(), c.status);
  }
}

TEST(BrokerError, BecomesAStatus) {
  const BrokerError error{"1902", "종목 정보가 없습니다.\n다시 확인바랍니다", BrokerErrorKind::kNotFound, 200};
  const absl::Status status = ToStatus(error);
  EXPECT_EQ(std::string(status.message()), "The broker answered 1902: 종목 정보가 없습니다.\n다시 확인바랍니다");
  EXPECT_EQ(errors::ReasonOf(status), "BROKER_REJECTED");
  EXPECT_EQ(errors::MetadataOf(status, errors::kBrokerCode), "1902");
  EXPECT_EQ(errors::MetadataOf(status, errors::kHttpStatus), "200");
  EXPECT_EQ(KindOf(status), BrokerErrorKind::kNotFound);
}

TEST(BrokerError, MessageSaysWhatToDo) {
  const struct {
    BrokerError error;
    const char* sentence;
  } kCases[] = {
      {{"HTTP 503", "", Kind::kBroker}, "The broker answered HTTP 503."},
      {{"HTTP 302", "", Kind::kAddress},
       "The broker answered HTTP 302. Its API is not at this address: check the gateway's --broker."},
      {{"HTTP 404", "", Kind::kAddress, 404, errors::Phrase::kCodeWithHtml},
       "The broker answered with HTTP 404 and an HTML page. Its API is not at this address: check the gateway's "
       "--broker."},
      {{"8005", "없습니다", Kind::kToken, 200, errors::Phrase::kCodeInEucKr},
       "The broker answered 8005 in EUC-KR: 없습니다"},
      {{"7", "없습니다", Kind::kAddress},
       "The broker answered 7: 없습니다. Its API is not at this address: check the gateway's --broker."},
  };
  for (const auto& test : kCases) EXPECT_EQ(std::string(ToStatus(test.error).message()), test.sentence);
}

TEST(BrokerError, KoreanMessageIsTheBrokersOwn) {
  const struct {
    BrokerError error;
    const char* korean;
  } kCases[] = {
      {{"1902", "종목 정보가 없습니다", Kind::kNotFound}, "종목 정보가 없습니다"},
      {{"HTTP 503", "", Kind::kBroker}, "증권사 응답: HTTP 503."},
      {{"HTTP 302", "", Kind::kAddress},
       "증권사 응답: HTTP 302. 이 주소에는 증권사 API가 없습니다. 게이트웨이의 --broker를 확인하세요."},
  };
  for (const auto& test : kCases) {
    const auto korean = errors::PayloadOf<google::rpc::LocalizedMessage>(ToStatus(test.error));
    ASSERT_TRUE(korean.has_value());
    EXPECT_EQ(korean->locale(), "ko");
    EXPECT_EQ(korean->message(), test.korean);
  }
}

TEST(BrokerError, ReasonDependsOnTheKind) {
  const struct {
    Kind kind;
    const char* reason;
  } kCases[] = {
      {Kind::kToken, "TOKEN_UNAVAILABLE"},  {Kind::kAccess, "BROKER_REJECTED"},
      {Kind::kLimit, "BROKER_RATE_LIMIT"},  {Kind::kInput, "BROKER_REJECTED"},
      {Kind::kNotFound, "BROKER_REJECTED"}, {Kind::kUnsupported, "BROKER_REJECTED"},
      {Kind::kAddress, "BROKER_REJECTED"},  {Kind::kGateway, "BROKER_REJECTED"},
      {Kind::kRejected, "BROKER_REJECTED"}, {Kind::kBroker, "BROKER_REJECTED"},
  };
  for (const auto& test : kCases) {
    const absl::Status status = ToStatus({"1", "", test.kind});
    EXPECT_EQ(errors::ReasonOf(status), test.reason);
    EXPECT_EQ(KindOf(status), test.kind);
  }
}

// The broker's code may be any text, even JSON if it was not a string.
TEST(BrokerError, KeepsAnyCodeVerbatim) {
  for (const char* code : {"7\nX", "\n", "12 3", " ", "{\n  \"a\": 1\n}", "-1", "1902", "$1"}) {
    for (const char* message : {"", "\n", "5 x", "없습니다", "$0"}) {
      const absl::Status status = ToStatus({code, message, BrokerErrorKind::kNotFound});
      EXPECT_EQ(errors::MetadataOf(status, errors::kBrokerCode), code);
      const std::string said = *message == '\0' ? "." : std::string(": ") + message;
      EXPECT_EQ(std::string(status.message()), std::string("The broker answered ") + code + said);
    }
  }
}

// The words of the file are those of the contract and of gRPC.
TEST(BrokerError, EveryKindIsTold) {
  int next = 0;
  for (const generated::BrokerErrorTerms& terms : generated::BrokerErrorKinds()) {
    EXPECT_EQ(static_cast<int>(terms.kind), next++) << "in the order of the enumeration";
    const absl::Status status = ToStatus({"1", "", terms.kind});
    EXPECT_EQ(errors::ReasonOf(status), terms.reason);
    EXPECT_EQ(static_cast<int>(status.code()), terms.status);
  }
  EXPECT_EQ(next, static_cast<int>(Kind::kBroker) + 1) << "the last";
}

TEST(BrokerError, KnowsTheCodesOfTheSession) {
  struct Case {
    const char* code;
    Kind kind;
  };
  const Case cases[] = {
      {"8005", Kind::kToken},
      {"805004", Kind::kToken},
      {"105110", Kind::kLimit},
      {"5", Kind::kLimit},
      {"105115", Kind::kConnectionFull},
      {"105118", Kind::kConnectionFull},
      {"105111", Kind::kGateway},
      {"100013", Kind::kLoggedOut},
      {"R10001", Kind::kReplaced},
      {"R10002", Kind::kClosing},
      {"R10004", Kind::kClosing},
      {"R10003", Kind::kRejected},
      {"105102", Kind::kRejected},
      {"", Kind::kRejected},
      {"0", Kind::kRejected},
  };
  for (const Case& test : cases) EXPECT_EQ(KindOfCode(test.code), test.kind) << test.code;
}

TEST(BrokerError, KnowsThreeLimits) {
  EXPECT_TRUE(IsLimit(Kind::kLimit));
  EXPECT_TRUE(IsLimit(Kind::kGroupLimit));
  EXPECT_TRUE(IsLimit(Kind::kTotalLimit));
  EXPECT_FALSE(IsLimit(Kind::kConnectionFull));
  EXPECT_FALSE(IsLimit(std::nullopt));
}

TEST(BrokerError, KnowsWhetherWordsHaveACode) {
  EXPECT_TRUE(HasKnownCode("…[8005:…]"));
  EXPECT_TRUE(HasKnownCode("[2000](RC4058:…)"));
  EXPECT_FALSE(HasKnownCode("…[404 Not Found]"));
  EXPECT_FALSE(HasKnownCode("8005점"));
  EXPECT_FALSE(HasKnownCode(""));
}

TEST(BrokerError, OtherStatusesHaveNoKind) { EXPECT_FALSE(KindOf(absl::InternalError("x")).has_value()); }

}  // namespace
}  // namespace kiwoom::broker
