#include "tools/new_tr/agreement.h"

#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

using codec::Type;

spec::Row Make(Type type, const std::string& unit = "", std::optional<uint32_t> decimals = {},
               std::optional<uint32_t> scale = {}) {
  spec::Row row;
  row.type = type;
  row.unit = unit;
  row.decimals = decimals;
  row.scale = scale;
  return row;
}

TEST(Agreement, TheTableComesFirst) {
  const struct {
    spec::Row row;
    const char* description;
    bool agrees;
    bool tells;
  } kCases[] = {
      {Make(Type::kPrice), "", true, true},
      {Make(Type::kPrice), "단위: 원", true, true},
      {Make(Type::kPrice), "단위: 원, 부호가 포함된 숫자", true, true},
      {Make(Type::kPrice), "단위: 지수", false, false},
      {Make(Type::kPrice), "단위: USD", false, false},
      {Make(Type::kPrice), "현재 첫번째 매도호가", true, false},
      {Make(Type::kPrice), "소수점 둘째 자리까지 포맷된 숫자", false, false},
      {Make(Type::kPrice), "단위: 원\n※ 소수점 제거 된 100배 값으로 제공", false, false},
      {Make(Type::kPrice), "HHmmss", false, false},
      {Make(Type::kNet, "undocumented"), "단위: USD", false, false},
      {Make(Type::kLevel, "points"), "소수점 넷째 자리까지 포맷된 숫자", true, false},
      {Make(Type::kLevel, "points", 4), "소수점 넷째 자리까지 포맷된 숫자", true, true},
      {Make(Type::kLevel, "points"), "단위: 지수, 소수점 제거 된 100배 값으로 제공", true, false},
      {Make(Type::kLevel, "points", {}, 100), "단위: 지수, 소수점 제거 된 100배 값으로 제공", true, true},
      {Make(Type::kLevel, "points", {}, 100), "단위: 지수", true, false},
      {Make(Type::kRate, "percent"), "우측 2자리 소수점자리수", false, false},
      {Make(Type::kQuantity, "by_request"), "단위: 1주 혹은 백만원(amt_qty_tp파라미터로 설정)", true, false},
      {Make(Type::kTimeOfDay), "HHmmss", true, true},
      {Make(Type::kTimeOfDay), "", true, true},
      {Make(Type::kTimeOfDay), "YYYYMMDDHHmmss", false, false},
      {Make(Type::kTimeOfDay), "HH:mm:ss", false, false},
      {Make(Type::kTimeOfDay), "조회시간 4자리", false, false},
      {Make(Type::kDate), "YYYYMMDD (종료일기준 1년간)", true, false},
      // Text is a fact only if the table gives no other.
      {Make(Type::kText), "", true, true},
      {Make(Type::kText), "YYYYMMDD", false, false},
      {Make(Type::kText), "단위: 원", false, false},
      {Make(Type::kText), "HH:mm:ss", true, false},
      {Make(Type::kCode), "종목코드 6자리", true, false},
      {Make(Type::kEnum), "", true, true},
      {Make(Type::kEnum), "K:KRX", false, true},
      {Make(Type::kEnum), "KRX , NXT , 통합", true, true},
  };
  for (const auto& c : kCases) {
    const Description description = ReadDescription(c.description);
    EXPECT_EQ(Agrees(c.row, description), c.agrees) << c.description;
    EXPECT_EQ(Tells(c.row, description), c.tells) << c.description;
  }
}

TEST(Agreement, KindsDiffer) {
  const struct {
    spec::Row a;
    spec::Row b;
    bool differ;
  } kCases[] = {
      {Make(Type::kPrice), Make(Type::kPlainPrice), false},
      {Make(Type::kPrice), Make(Type::kLevel, "points"), true},
      {Make(Type::kQuantity), Make(Type::kQuantity, "thousand_shares"), true},
      {Make(Type::kTimeOfDay), Make(Type::kDateTime), true},
      {Make(Type::kTimeOfDay), Make(Type::kText), false},
      {Make(Type::kPrice), Make(Type::kText), false},
  };
  for (const auto& c : kCases) EXPECT_EQ(Differ(c.a, c.b), c.differ);
}

}  // namespace
}  // namespace kiwoom::new_tr
