#include "service/methods/request_wording.h"

#include <gtest/gtest.h>

namespace kiwoom::methods {
namespace {

TEST(RequestWording, EachProblemHasASentence) {
  using codec::Problem;
  const struct {
    codec::FieldProblem problem;
    const char* en;
    const char* ko;
  } kCases[] = {
      {{"", Problem::kNotAMessage, {}}, "is not a valid protobuf message", "올바른 protobuf 메시지가 아닙니다"},
      {{"f", Problem::kMissing, {"업종코드"}},
       "is required (업종코드): set it",
       "필수 항목입니다(업종코드). 값을 넣으세요"},
      {{"f", Problem::kBlank, {}},
       "contains only spaces: set a value, or leave it out",
       "공백뿐입니다. 값을 넣거나 빼고 보내세요"},
      {{"f", Problem::kUnknownValue, {"0", "1, 2"}},
       "is 0, which is not a value of this field: set one of 1, 2",
       "이 요청에 없는 값입니다(0). 1, 2 가운데 하나를 넣으세요"},
      {{"f", Problem::kTooLong, {"4", "3"}},
       "has 4 characters, but the broker accepts at most 3: shorten it",
       "4자입니다. 증권사는 3자까지 받으므로 줄이세요"},
      {{"f", Problem::kNotUtf8, {}}, "is not valid UTF-8", "올바른 UTF-8이 아닙니다"},
      {{"f", Problem::kControlCharacter, {}},
       "contains a control character, such as a line break: remove it",
       "줄바꿈 같은 제어 문자가 있습니다. 지우고 보내세요"},
      {{"f", Problem::kWrongType, {}},
       "does not have the type that the contract defines: regenerate the client code",
       "proto에 정의된 타입이 아닙니다. 클라이언트 코드를 다시 생성하세요"},
      {{"f", Problem::kNoDate, {}}, "is not a calendar date", "달력에 없는 날짜입니다"},
      {{"f", Problem::kNoTimeOfDay, {}}, "is not a time of day", "올바른 시각이 아닙니다"},
      {{"f", Problem::kNoMonth, {}},
       "is not a calendar month: write its year and month, for example 202602",
       "올바른 연월이 아닙니다. 202602처럼 쓰세요"},
      {{"f", Problem::kNoStockCode, {}},
       "is not a stock code: write its six capital letters and digits, for example 005930",
       "올바른 종목코드가 아닙니다. 영문 대문자와 숫자 6자로 쓰세요(예: 005930)"},
      {{"f", Problem::kNoStockCodeWithVenue, {}},
       "is not a stock code: write its six capital letters and digits, for example 005930, and append _NX for NXT or "
       "_AL for both venues",
       "올바른 종목코드가 아닙니다. 영문 대문자와 숫자 6자로 쓰고(예: 005930), NXT는 뒤에 _NX를, 두 거래소 통합은 "
       "_AL을 붙이세요"},
      {{"f", Problem::kNoSectorCode, {}},
       "is not a sector code: write its three letters or digits, for example 001",
       "올바른 업종 코드가 아닙니다. 영문자와 숫자 3자로 쓰세요(예: 001)"},
  };
  for (const auto& test : kCases) {
    const errors::Violation violation = Worded(test.problem);
    EXPECT_EQ(violation.field, test.problem.field);
    EXPECT_EQ(violation.text.en, test.en);
    EXPECT_EQ(violation.text.ko, test.ko);
  }
}

}  // namespace
}  // namespace kiwoom::methods
