#include "service/sessions/registration_request.h"

#include <gtest/gtest.h>

#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

TEST(RegistrationRequest, MatchesTheBrokersDocumentation) {
  struct Case {
    RegistrationRequest request;
    const char* text;
  };
  const Case cases[] = {
      {{false, 1, {{&kTrade, "005930"}}},
       R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]})"},
      {{true, 12, {{&kTrade, "005930"}}},
       R"({"trnm":"REMOVE","grp_no":"12","data":[{"item":["005930"],"type":["0B"]}]})"},
      {{false, 1, {{&kMarketStatus, ""}}},
       R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":[""],"type":["0s"]}]})"},
      {{false, 1, {{&kTrade, "005930"}, {&kOrderBook, "005930"}, {&kTrade, "000660"}, {&kOrderBook, "000660"}}},
       R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930","000660"],"type":["0B","0D"]}]})"},
      {{false, 1, {{&kTrade, "005930"}, {&kOrderBook, "000660"}, {&kMarketStatus, ""}}},
       R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":[""],"type":["0s"]},)"
       R"({"item":["000660"],"type":["0D"]},{"item":["005930"],"type":["0B"]}]})"},
      {{false, 1, {{&kTrade, "a\"b\\c"}}},
       R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["a\"b\\c"],"type":["0B"]}]})"},
  };
  for (const Case& c : cases) EXPECT_EQ(c.request.Text(), c.text);
}

TEST(LoginText, CarriesTheTokenWithoutBearer) {
  EXPECT_EQ(LoginText("WQJCwyqInph"), R"({"trnm":"LOGIN","token":"WQJCwyqInph"})");
}

}  // namespace
}  // namespace kiwoom::sessions
