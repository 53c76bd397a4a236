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
      {{"f", Problem::kUnknownValue, {"0", "1, 2"}},
       "is 0, which is not a value of this field: set one of 1, 2",
       "이 요청에 없는 값입니다(0). 1, 2 가운데 하나를 넣으세요"},
      {{"f", Problem::kTooLong, {"4", "3"}},
       "has 4 characters, but the broker accepts at most 3: shorten it",
       "4자입니다. 증권사는 3자까지 받으므로 줄이세요"},
      {{"f", Problem::kNotUtf8, {}}, "is not valid UTF-8", "올바른 UTF-8이 아닙니다"},
      {{"f", Problem::kWrongType, {}},
       "does not have the type that the contract defines: regenerate the client code",
       "proto에 정의된 타입이 아닙니다. 클라이언트 코드를 다시 생성하세요"},
      {{"f", Problem::kNoDate, {}}, "is not a calendar date", "달력에 없는 날짜입니다"},
      {{"f", Problem::kNoTimeOfDay, {}}, "is not a time of day", "올바른 시각이 아닙니다"},
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
