#include "codegen/new_tr/description.h"

#include "codegen/spec/language.h"
#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

// "percent signed .2", "date", "{1: 상한가, 2: 상승}": what was understood.
std::string Shown(const Description& description) {
  std::string shown = description.unit;
  if (description.is_signed) shown += " signed";
  if (description.decimals != 0) shown += " ." + std::to_string(description.decimals);
  for (const auto& word : spec::kTypeWords) {
    if (description.time == word.value) shown += std::string(word.text);
  }
  for (const spec::Code& code : description.codes) shown += code.wire + "=" + code.value + ";";
  return shown;
}

TEST(Description, SaysWhatTheBrokerSays) {
  const struct {
    const char* text;
    const char* understood;
  } kCases[] = {
      {"", ""},
      {"단위: 원", "krw"},
      {"단위: 원, 부호가 포함된 숫자", "krw signed"},
      {"단위 : 원", "krw"},
      {"단위: 백만원", "million_krw"},
      {"단위: 1주", "shares"},
      {"단위: 1000주, 부호가 포함된 숫자", "thousand_shares signed"},
      {"단위: %, 부호 포함 소수점 둘째 자리까지 포맷된 백분율", "percent signed .2"},
      {"단위: 억원 혹은 1000주, 부호가 포함된 숫자", "by_request signed"},
      {"단위: USD", "undocumented"},
      {"YYYYMMDD", "date"},
      {"HHmmss", "time_of_day"},
      {"YYYYMMDDHHmmss", "date_time"},
      {"HH:mm:ss", ""},
      {"1: 상한가, 2:상승, 3:보합, 4:하한가, 5:하락", "1=상한가;2=상승;3=보합;4=하한가;5=하락;"},
      {"코스피:0, 코스닥:1", "0=코스피;1=코스닥;"},
      {"0:전체, 10,15,20", ""},
      {"1:KRX, 2:NXT 3.통합", ""},
      {"종목코드", ""},
      {"거래소별 종목코드\n(KRX:039490,NXT:039490_NX)", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(Shown(ReadDescription(c.text)), c.understood) << c.text;
}

}  // namespace
}  // namespace kiwoom::new_tr
