#include "tools/new_tr/code_list.h"

#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

TEST(CodeList, IsReadOnlyIfItIsClosed) {
  const struct {
    const char* text;
    const char* codes;
  } kCases[] = {
      {"1: 상한가, 2:상승, 3:보합, 4:하한가, 5:하락", "1=상한가;2=상승;3=보합;4=하한가;5=하락;"},
      {"코스피:0, 코스닥:1", "0=코스피;1=코스닥;"},
      {"당일 : 1, 전일 : 2", "1=당일;2=전일;"},
      {"0 : 코스피,\n10 : 코스닥,\n30 : K-OTC", "0=코스피;10=코스닥;30=K-OTC;"},
      {"P00101:코스피, P10102:코스닥", "P00101=코스피;P10102=코스닥;"},
      {"Y:제외,N:비제외", "Y=제외;N=비제외;"},
      // Separated by a space, and by a point.
      {"1:KRX, 2:NXT 3.통합", "1=KRX;2=NXT;3=통합;"},
      {"S:성공 F:실패", "S=성공;F=실패;"},
      {"0:매수/매도 1:매도/매수", "0=매수/매도;1=매도/매수;"},
      {"0:전체 1:5미만,4:10~20,5: 20~50", "0=전체;1=5미만;4=10~20;5=20~50;"},
      // Open, or more than a list.
      {"", ""},
      {"종목코드", ""},
      {"K:KRX", ""},
      {"0:전체, 10,15,20", ""},
      {"0:평균, YYYY:년도", ""},
      {"1:1일전, XX:분전", ""},
      {"1:가, 1:나", ""},
      {"0:전체, 1:1000주, 3:, 5:", ""},
      {"0:당일, 1:전일, 10;10일", ""},
      {"0.5:0.5%, 1.0:1.0%", ""},
      {"05:0.5 10:1.0, 20:2.0. 25:2.5", ""},
      {"1:전일 5:5일 10:10일,기본값:1", ""},
      {"정상:0 나머지:에러", ""},
      {"001:종합(KOSPI), 002:대형주 101:종합(KOSDAQ), 701: KRX100 나머지 ※ 업종코드 참고", ""},
      {"000:전체, 001:usa10101 참고", ""},
      {"거래소별 종목코드\n(KRX:039490,NXT:039490_NX)", ""},
  };
  for (const auto& c : kCases) {
    std::string shown;
    for (const spec::Code& code : ReadCodeList(c.text)) shown += code.wire + "=" + code.value + ";";
    EXPECT_EQ(shown, c.codes) << c.text;
  }
}

}  // namespace
}  // namespace kiwoom::new_tr
