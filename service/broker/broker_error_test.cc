#include "service/broker/broker_error.h"

#include <gtest/gtest.h>

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
      {200, "5", "…[1702:…]", "1702", Kind::kLimit, absl::StatusCode::kResourceExhausted},
      {200, "5", "…[1634:…]", "1634", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "5", "…[1634]", "1634", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "2", "입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다]", "1511", Kind::kInput,
       absl::StatusCode::kInvalidArgument},
      {200, "2", "…[1517:…]", "1517", Kind::kInput, absl::StatusCode::kInvalidArgument},
      {200, "2", "…[1504:…]", "1504", Kind::kGateway, absl::StatusCode::kInternal},
      {200, "2", "…[1514:…]", "1514", Kind::kGateway, absl::StatusCode::kInternal},
      {200, "2", "[x][1902:종목 정보가 없습니다]", "1902", Kind::kNotFound, absl::StatusCode::kNotFound},
      {200, "9", "…[1999:…]", "1999", Kind::kBroker, absl::StatusCode::kUnavailable},
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
      {200, "7", "[12", "7", Kind::kBroker, absl::StatusCode::kUnavailable},
      {200, "7", "[1234", "7", Kind::kBroker, absl::StatusCode::kUnavailable},
      {200, "7", "[1234567:x]", "7", Kind::kBroker, absl::StatusCode::kUnavailable},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(testing::Message() << c.http_status << " " << c.return_code << " " << c.return_msg);
    const BrokerError error = ReadBrokerError(c.http_status, c.return_code, c.return_msg);
    EXPECT_EQ(error.code, c.code);
    EXPECT_EQ(error.message, c.return_msg);
    EXPECT_EQ(error.kind, c.kind);
    EXPECT_EQ(ToStatus(error).code(), c.status);
  }
}

TEST(BrokerError, TravelsInAStatus) {
  const BrokerError error{"1902", "종목 정보가 없습니다.\n다시 확인바랍니다", BrokerErrorKind::kNotFound};
  const absl::Status status = WithRetryDelay(ToStatus(error), absl::Milliseconds(1500));
  EXPECT_EQ(std::string(status.message()), "The broker answered 1902: 종목 정보가 없습니다.\n다시 확인바랍니다");
  const auto back = BrokerErrorOf(status);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->code, error.code);
  EXPECT_EQ(back->message, error.message);
  EXPECT_EQ(back->kind, error.kind);
  EXPECT_EQ(RetryDelayOf(status), absl::Milliseconds(1500));
  EXPECT_EQ(std::string(ToStatus({"HTTP 503", "", BrokerErrorKind::kBroker}).message()),
            "The broker answered HTTP 503.");
  EXPECT_EQ(std::string(ToStatus({"HTTP 302", "", BrokerErrorKind::kAddress}).message()),
            "The broker answered HTTP 302. Its API is not at this address: check the gateway's --broker.");
  EXPECT_EQ(std::string(ToStatus({"7", "없습니다", BrokerErrorKind::kAddress}).message()),
            "The broker answered 7: 없습니다. Its API is not at this address: check the gateway's --broker.");
}

// The broker's code is any text, and JSON where it is no string.
TEST(BrokerError, TravelsWhateverItsCodeIs) {
  for (const char* code : {"", "7\nX", "\n", "\n\n", "12 3", " ", "{\n  \"a\": 1\n}", "-1", "1902"}) {
    for (const char* message : {"", "\n", "5 x", "없습니다"}) {
      const auto back = BrokerErrorOf(ToStatus({code, message, BrokerErrorKind::kNotFound}));
      ASSERT_TRUE(back.has_value()) << code;
      EXPECT_EQ(back->code, code);
      EXPECT_EQ(back->message, message);
      EXPECT_EQ(back->kind, BrokerErrorKind::kNotFound);
    }
  }
}

TEST(BrokerError, OtherStatusesCarryNone) {
  EXPECT_FALSE(BrokerErrorOf(absl::InternalError("x")).has_value());
  EXPECT_FALSE(RetryDelayOf(absl::InternalError("x")).has_value());
}

}  // namespace
}  // namespace kiwoom::broker
