#include "tools/new_tr/description.h"

#include "codegen/spec/language.h"
#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

// The facts that were understood: "percent signed .2 *100", "date", "1=상한가;2=상승;"; "odd" for an unsupported format, "+"
// if there is more text.
std::string Shown(const Description& description) {
  std::string shown = description.unit;
  if (description.is_signed) shown += " signed";
  if (description.decimals != 0) shown += " ." + std::to_string(description.decimals);
  if (description.scale) shown += " *" + std::to_string(*description.scale);
  for (const auto& word : spec::kTypeWords) {
    if (description.time == word.value) shown += std::string(word.text);
  }
  for (const spec::Code& code : description.codes) shown += code.wire + "=" + code.value + ";";
  for (const std::string& word : description.words) shown += "'" + word + "'";
  if (description.is_odd) shown += " odd";
  return shown + (description.is_understood ? "" : " +");
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
      {"단위: 원, 좌측 0-padding 처리된 부호 포함 12자리 숫자", "krw signed"},
      {"단위: 1주, 좌측 0-padding 처리된 12자리 숫자", "shares"},
      {"단위: 백만원", "million_krw"},
      {"단위: 1주", "shares"},
      {"단위: 1000주, 부호가 포함된 숫자", "thousand_shares signed"},
      {"단위: %, 부호 포함 소수점 둘째 자리까지 포맷된 백분율", "percent signed .2"},
      {"단위: %, 소수점 일곱번째 자리까지 포맷된 백분율", "percent .7"},
      {"소수점 넷째 자리까지 포맷된 숫자", " .4"},
      {"단위: USD", "undocumented"},
      {"단위: 1주, 시간외 매도호가 총잔량", "shares'단위: 1주''시간외 매도호가 총잔량' +"},
      // The request decides between two units.
      {"단위: 억원 혹은 1000주, 부호가 포함된 숫자", "by_request signed"},
      {"단위: 1주 혹은 백만원(amt_qty_tp파라미터로 설정)", "by_request"},
      {"단위: 백만원, 1주, 부호가 포함된 숫자", "by_request signed"},
      {"금액 단위: 백만원, 수량 단위: 1000주 혹은 1주(unit_tp값으로 설정)", "by_request"},
      {"융자단위: 백만원, 대주단위: 백만주", "by_request"},
      {"단위: 지수\n\n※ 지수 값은 소수점 제거 된 100배 값으로 제공됩니다.", "points *100"},
      {"소수점 제거 된 100배 값으로 제공\n\n예) \"2658\"는 26.58%를 의미합니다.", " *100"},
      {"YYYYMMDD", "date"},
      {"HHmmss", "time_of_day"},
      {"YYYYMMDDHHmmss", "date_time"},
      {"YYYYMMDD (종료일기준 1년간)", "date +"},
      {"주문 시간, HHmmss", "time_of_day'주문 시간''HHmmss' +"},
      // An unsupported format.
      {"HH:mm:ss", " odd"},
      {"HH:mm", " odd"},
      {"YYYYMM", " odd"},
      {"YYYMMDD", " odd"},
      {"소수점 제거한 값으로 제공\n예) \"167\"값은 0.000167을 의미합니다.", " odd +"},
      {"우측 2자리 소수점자리수", " odd +"},
      {"%가 포함된 백분율", " odd +"},
      {"단위: 원 \n※ '000001500' 값은 +1.50%를 의미합니다.", "krw odd +"},
      {"1: 상한가, 2:상승, 3:보합, 4:하한가, 5:하락", "1=상한가;2=상승;3=보합;4=하한가;5=하락;"},
      {"코스피:0, 코스닥:1", "0=코스피;1=코스닥;"},
      {"1:KRX, 2:NXT 3.통합", "1=KRX;2=NXT;3=통합;"},
      {"KRX , NXT , 통합", "'KRX''NXT''통합' +"},
      {"0:전체, 10,15,20", "'0:전체''10''15''20' +"},
      {"종목코드", " +"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Shown(ReadDescription(c.text)), c.understood) << c.text;
}

}  // namespace
}  // namespace kiwoom::new_tr
