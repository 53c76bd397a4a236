// Runs the codec with the tables of the kitchen sink: every construct of the language once, with hand-written
// expectations. Protobuf itself parses the result.
#include <string>
#include <string_view>
#include <vector>

#include "codec/body_decoder.h"
#include "codec/frame_decoder.h"
#include "codec/padded_text.h"
#include "codegen/testdata/kitchen_sink.h"
#include "generated/registry.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kiwoom::kitchen_sink {
namespace {

using ::testing::ElementsAre;

class Sink : public codec::FrameSink {
 public:
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override {
    codes.emplace_back(tr.code);
    items.emplace_back(item);
    messages.emplace_back(message);
  }
  void OnControl(const codec::ControlFrame& frame) override { controls.emplace_back(frame.trnm); }
  void OnAnomaly(const codec::Anomaly& anomaly) override { anomalies.push_back(anomaly.Describe()); }

  std::vector<std::string> codes, items, messages, controls, anomalies;
};

// A frame with one row of `code`, decoded by both paths of the codec.
Sink DecodeRow(std::string_view code, std::string_view values) {
  const std::string frame = R"({"trnm":"REAL","data":[{"type":")" + std::string(code) +
                            R"(","name":"","item":"egg","values":)" + std::string(values) + "}]}";
  const codec::PaddedText padded(frame);
  codec::FrameDecoder decoder(generated::Trs());
  Sink sink, generally;
  EXPECT_TRUE(decoder.Decode(padded.view(), sink).ok()) << frame;
  EXPECT_TRUE(decoder.DecodeGenerally(padded.view(), generally).ok()) << frame;
  EXPECT_EQ(sink.messages, generally.messages) << frame;
  EXPECT_EQ(sink.anomalies, generally.anomalies) << frame;
  return sink;
}

struct Case {
  const char* name;
  const char* code;
  const char* sent;      // values of a frame, or a body
  const char* expected;  // of the TR's message
  std::vector<std::string> anomalies = {};
};

const Case kFrames[] = {
    {"EveryType", "9a",
     R"({"10":"-20800","11":"20750","12":"+2393.33","13":"-9664","14":"-0.375","15":"-7","16":"-50","17":"-1.25",
         "18":"-300","19":"15","20":"12","21":"345","22":"8","23":"165207","24":"20261121","25":"20261121165207",
         "26":"000130","27":"Y","28":"2","29":"S","30":"2","31":"A001 ","9031":" 국수 ","300":"5",
         "35":"+900","36":"-7805","37":"A005930","38":"0","39":"-3438"})",
     R"(current_price: 20800 current_price_direction: DIRECTION_DOWN
        base_price: 20750
        index_level: 2393.33 index_level_direction: DIRECTION_UP
        cooking_ratio: 96.64 cooking_ratio_direction: DIRECTION_DOWN  # sent x100
        change_rate: -0.375
        volume: 7 aggressor_side: SIDE_SELL
        change: -50
        index_change: -1.25
        net_bought: -300
        net_bought_amount: 1.5  # sent x10
        eggs_thousand_shares: 12
        bill_million_krw: 345
        guest_count: 8
        cooked_time { hours: 16 minutes: 52 seconds: 7 }
        cooked_date { year: 2026 month: 11 day: 21 }
        cooked_at { year: 2026 month: 11 day: 21 hours: 16 minutes: 52 seconds: 7 }
        cooking_seconds: 90
        is_spicy: true
        doneness: DONENESS_MEDIUM_RARE
        course: COURSE_STARTER
        second_course: COURSE_MAIN  # the row's own codes
        ingredient_code: "A001"
        description_of_the_dish: "국수"
        remade_value: 5
        expected_price: 900 expected_price_direction: DIRECTION_UP
        expected_quantity: 7805  # the sign says nothing
        supplier_code: "005930"
        inner_doneness: DONENESS_RAW  # "0" is a code of this row
        expected_rate: 34.38)"},
    {"OtherSigns", "9a",
     R"({"10":"+20800","11":"+20750","12":"-2393.33","13":"+9664","15":"+7","16":"+50","18":"--300","22":"1,008"})",
     R"(current_price: 20800 current_price_direction: DIRECTION_UP
        base_price: 20750
        index_level: 2393.33 index_level_direction: DIRECTION_DOWN
        cooking_ratio: 96.64 cooking_ratio_direction: DIRECTION_UP
        volume: 7 aggressor_side: SIDE_BUY
        change: 50
        net_bought: -300
        guest_count: 1008)"},
    {"DecimalsWithoutADirection", "9a", R"({"32":"97602.96","33":"+187.2500","34":"-1234567"})",
     "average_price: 97602.96 import_price_usd: 187.25 import_amount_usd: -12345.67"},
    {"DecimalsOfFifteenDigits", "9a", R"({"32":"1234567890123.45","33":"0.0000","34":"100000000000001"})",
     "average_price: 1234567890123.45 import_price_usd: 0 import_amount_usd: 1000000000000.01"},
    {"DecimalsOfMoreDigits",
     "9a",
     R"({"32":"12345678901234.56"})",
     R"(unparsed { key: "32" value: "12345678901234.56" })",
     {R"(9a[32] 평균가: "12345678901234.56" is not a number of at most 15 digits)"}},
    {"NoSign", "9a", R"({"10":"20800","13":"9664","15":"7"})",
     "current_price: 20800 current_price_direction: DIRECTION_UNCHANGED cooking_ratio: 96.64 volume: 7"},
    {"BlankIsAbsentAndZeroIsZero", "9a",
     R"({"10":"","11":"0","12":"0.00","15":"0","16":"-0","22":" ","24":"","26":"0","31":"","9031":"  "})",
     R"(base_price: 0 index_level: 0 volume: 0 change: 0 cooking_seconds: 0)"},
    {"SpellingsOfNone", "9a", R"({"23":"000000","28":"0"})", ""},
    {"AnotherSpellingOfNone", "9a", R"({"23":"999999","28":"-"})", ""},
    {"ZeroMeansNone", "9a", R"({"35":"-0","37":"000000","39":"0.00"})", ""},
    {"ZeroMeansNoneInAnotherSpelling", "9a", R"({"35":" 00000","37":"0","39":"0"})", ""},
    {"WhatOnlyLooksLikeNone",
     "9a",
     R"({"35":"0.5","37":"00000A","38":"-","39":"1"})",
     R"(supplier_code: "00000A" expected_rate: 0.01 unparsed { key: "35" value: "0.5" })",
     {R"(9a[35] 예상가: "0.5" is not an integer)"}},
    {"AScaledValueWithAPoint",
     "9a",
     R"({"13":"96.64","39":"34.38","34":"-12345.67"})",
     R"(unparsed { key: "13" value: "96.64" } unparsed { key: "39" value: "34.38" }
        unparsed { key: "34" value: "-12345.67" })",
     {R"(9a[13] 비율: "96.64" is not a number of at most 15 digits and no point)",
      R"(9a[34] 해외금액: "-12345.67" is not a number of at most 15 digits and no point)",
      R"(9a[39] 예상비율: "34.38" is not a number of at most 15 digits and no point)"}},
    {"TimesThatAreNone", "9a", R"({"23":"888888"})", "cooked_time { marker: TIME_MARKER_CLOSING_AUCTION }"},
    {"ATimeWithoutItsLeadingZero", "9a", R"({"23":"93012"})", "cooked_time { hours: 9 minutes: 30 seconds: 12 }"},
    {"NumbersOfJson", "9a",
     R"({"10":-20800,"12":2393.33,"16":-50,"22":8,"23":93012,"24":20261121,"28":2,"31":7,"36":-7805,"9031":1e5})",
     R"(current_price: 20800 current_price_direction: DIRECTION_DOWN
        index_level: 2393.33 index_level_direction: DIRECTION_UNCHANGED
        change: -50 guest_count: 8
        cooked_time { hours: 9 minutes: 30 seconds: 12 } cooked_date { year: 2026 month: 11 day: 21 }
        doneness: DONENESS_MEDIUM_RARE ingredient_code: "7" expected_quantity: 7805
        description_of_the_dish: "1e5")"},
    {"OtherScalarsOfJson",
     "9a",
     R"({"10":null,"16":1e2,"22":8.0,"27":true,"28":null,"31":null,"9031":false})",
     R"(unparsed { key: "16" value: "1e2" } unparsed { key: "22" value: "8.0" } unparsed { key: "27" value: "true" }
        unparsed { key: "9031" value: "false" })",
     {R"(9a[16] 전일대비: "1e2" is not an integer)", R"(9a[22] 건수: "8.0" is not an integer)",
      R"(9a[27] 매운맛여부: "true" is not in the code list)",
      R"(9a[9031] 설명: "false" is not a text of at most 4096 bytes)"}},
    {"ASpellingOfFalse", "9a", R"({"27":"N"})", "is_spicy: false"},
    {"SeveralCodesOfOneValue", "9a", R"({"28":"미디엄"})", "doneness: DONENESS_MEDIUM_RARE"},
    {"WhatDoesNotFit",
     "9a",
     R"({"10":"12a","14":"1.2.3","23":"250000","24":"20261301","27":"X","28":"7","30":"S","31":["1"]})",
     R"(unparsed { key: "10" value: "12a" } unparsed { key: "14" value: "1.2.3" }
        unparsed { key: "23" value: "250000" } unparsed { key: "24" value: "20261301" }
        unparsed { key: "27" value: "X" } unparsed { key: "28" value: "7" } unparsed { key: "30" value: "S" }
        unparsed { key: "31" value: "[\"1\"]" })",
     {R"(9a[10] 현재가: "12a" is not an integer)", R"(9a[14] 등락율: "1.2.3" is not a number of at most 15 digits)",
      R"(9a[23] 시각: "250000" is not a time HHMMSS)", R"(9a[24] 일자: "20261301" is not a date YYYYMMDD)",
      R"(9a[27] 매운맛여부: "X" is not in the code list)", R"(9a[28] 굽기: "7" is not in the code list)",
      R"(9a[30] 두번째코스: "S" is not in the code list)",
      R"(9a[31] 재료코드: "["1"]" is not a text of at most 4096 bytes)"}},
    {"AnUnknownKeyAndADroppedRow",
     "9a",
     R"({"301":"1","9999":"x"})",
     R"(unparsed { key: "301" value: "1" } unparsed { key: "9999" value: "x" })",
     {"9a[301]: \"1\" comes under a key that the table does not have",
      "9a[9999]: \"x\" comes under a key that the table does not have"}},
    {"LevelsOfAGroup", "9a",
     R"({"41":"+100","51":"-3","61":"+1.5","71":"9","81":"120000","42":"-90","52":"0","43":"80","63":"-0.5"})",
     R"(shelves { price: 100 price_direction: DIRECTION_UP quantity: 3 aggressor_side: SIDE_SELL
                  height: 1.5 height_direction: DIRECTION_UP doneness: DONENESS_WELL_DONE cooked_time { hours: 12 } }
        shelves { price: 90 price_direction: DIRECTION_DOWN }
        shelves { price: 80 price_direction: DIRECTION_UNCHANGED height: 0.5 height_direction: DIRECTION_DOWN })"},
    {"AMissingLevelIsEmptyAndTrailingOnesAreCut", "9a", R"({"41":"0","42":"5","43":"0","63":"0.0"})",
     "shelves { price: 0 } shelves { price: 5 price_direction: DIRECTION_UNCHANGED }"},
    {"ZeroMeansNoneInAGroup", "9a", R"({"41":"7","71":"0","87":"00000000","88":"20261121","901":"0","907":"000"})",
     R"(shelves { price: 7 price_direction: DIRECTION_UNCHANGED }
        shelves { best_before { year: 2026 month: 11 day: 21 } })"},
    {"AGroupWithoutOrderOfKeys", "9a", R"({"901":"아래","907":"위"})",
     R"(drawers { label: "위" } drawers { label: "아래" })"},
    {"AGroupThatReplacesAFieldAndOneThatIsDropped",
     "9a",
     R"({"911":"+1.5","920":"x"})",
     R"(boards {} boards { height: 1.5 height_direction: DIRECTION_UP } unparsed { key: "920" value: "x" })",
     {"9a[920]: \"x\" comes under a key that the table does not have"}},
    {"SpellingsOfNoneInAGroup", "9a", R"({"51":"0","52":"-2","61":"-","62":"-1","910":"-1","911":"1"})",
     R"(shelves {} shelves { quantity: 2 aggressor_side: SIDE_SELL height: 1 height_direction: DIRECTION_DOWN }
        boards {} boards { height: 1 height_direction: DIRECTION_UNCHANGED })"},
    {"WhatDoesNotFitInAGroup",
     "9a",
     R"({"42":"x"})",
     R"(unparsed { key: "42" value: "x" })",
     {R"(9a[42] 선반2가격: "x" is not an integer)"}},
    {"TypesThatTheTrDeclares", "9d",
     R"({"9201":"12345678","930":"50000","931":"2","932":"C","940":"+4500","950":"1","941":"-4000","951":"2"})",
     R"(account_number: "12345678" owed_amount: 50000 payment: PAYMENT_CARD next_payment: PAYMENT_CASH
        rounds { price: 4500 price_direction: DIRECTION_UP payment: PAYMENT_CASH }
        rounds { price: 4000 price_direction: DIRECTION_DOWN payment: PAYMENT_CARD })"},
    {"ADroppedValueIsNoCode",
     "9d",
     R"({"931":"3"})",
     R"(unparsed { key: "931" value: "3" })",
     {"9d[931] 결제수단: <redacted> is not in the code list"}},
    {"ATypeOfTheMarket", "9b", R"({"215":"3"})", R"(phase: "3")"},
    {"ATypeWithoutAStream", "9c", R"({"215":"4","302":"12345678"})", R"(phase: "4" account_number: "12345678")"},
    {"ASensitiveRow",
     "9c",
     R"({"215":["4"],"302":["1"],"9999":"x"})",
     R"(unparsed { key: "215" value: "[\"4\"]" } unparsed { key: "302" value: "[\"1\"]" }
        unparsed { key: "9999" value: "x" })",
     {"9c[9999]: <redacted> comes under a key that the table does not have",
      R"(9c[215] 구분: "["4"]" is not a text of at most 4096 bytes)",
      R"(9c[302] 계좌번호: <redacted> is not a text of at most 4096 bytes)"}},
    {"NothingOfAnAccountIsShown",
     "9e",
     R"({"9001":["x"],"9999":"y"})",
     R"(unparsed { key: "9001" value: "[\"x\"]" } unparsed { key: "9999" value: "y" })",
     {"9e[9999]: <redacted> comes under a key that the table does not have",
      "9e[9001] 요리: <redacted> is not a text of at most 4096 bytes"}},
};

const Case kBodies[] = {
    {"ListsNestAndGroupsFold", "kz00001",
     R"({"cur_prc":"+20800","dishes":[{"nm":"국수","lvl":"-1.50","parts":[{"nm":"밀"},{}]},{"nm":"밥"}],
         "fst_shelf":"위","2nd_shelf_prc":"-10","return_code":0,"return_msg":""})",
     R"(current_price: 20800 current_price_direction: DIRECTION_UP
        dishes { dish_name: "국수" quality_level: 1.5 quality_level_direction: DIRECTION_DOWN
                 ingredients { ingredient_name: "밀" } ingredients {} }
        dishes { dish_name: "밥" }
        shelves { label: "위" } shelves { price: 10 price_direction: DIRECTION_DOWN })"},
    {"WhatDoesNotFitStaysInItsElement",
     "kz00001",
     R"({"dishes":[{"lvl":"x","parts":[{"old":"1"}]}],"parts":[]})",
     R"(dishes { unparsed { key: "lvl" value: "x" } ingredients { unparsed { key: "old" value: "1" } } }
        unparsed { key: "parts" value: "[]" })",
     {"kz00001[old]: <redacted> comes under a key that the table does not have",
      "kz00001[lvl] 수준: <redacted> is not a number of at most 15 digits",
      "kz00001[parts]: <redacted> comes under a key that the table does not have"}},
    {"WhatEverybodyMaySee",
     "kz00002",
     R"({"meal":"X","more":"1"})",
     R"(unparsed { key: "meal" value: "X" } unparsed { key: "more" value: "1" })",
     {"kz00002[more]: \"1\" comes under a key that the table does not have",
      "kz00002[meal] 끼니: \"X\" is not in the code list"}},
    {"NumbersAndNullsInAList",
     "kz00001",
     R"({"cur_prc":20800,"dishes":[{"nm":7,"lvl":-1.5,"parts":null},null,{"nm":null,"lvl":true,"parts":[null,{"nm":"밀"}]}],
         "fst_shelf":null,"2nd_shelf_prc":-10})",
     R"(current_price: 20800 current_price_direction: DIRECTION_UNCHANGED
        dishes { dish_name: "7" quality_level: 1.5 quality_level_direction: DIRECTION_DOWN }
        dishes { unparsed { key: "lvl" value: "true" } ingredients { ingredient_name: "밀" } }
        shelves {} shelves { price: 10 price_direction: DIRECTION_DOWN })",
     {"kz00001[lvl] 수준: <redacted> is not a number of at most 15 digits"}},
    {"TypesThatTheTrDeclares", "kz00002", R"({"meal":"D","small_prc":"9000","large_prc":"12000","return_code":"0"})",
     "meal: MEAL_DINNER prices { amount: 9000 } prices { amount: 12000 }"},
    {"WhatTheGatewayKeepsToItself", "kz00003", R"({"token":"t","until":"20261121165207"})",
     R"(token: "t" expires_at { year: 2026 month: 11 day: 21 hours: 16 minutes: 52 seconds: 7 })"},
    {"NoFields", "kz00004", R"({"return_code":0})", ""},
};

class FrameTest : public ::testing::TestWithParam<Case> {};

TEST_P(FrameTest, Means) {
  const Sink sink = DecodeRow(GetParam().code, GetParam().sent);
  ASSERT_THAT(sink.codes, ElementsAre(GetParam().code));
  EXPECT_THAT(sink.items, ElementsAre("egg"));
  EXPECT_EQ(Differences(FindTr(GetParam().code).response->name, GetParam().expected, sink.messages[0]), "");
  EXPECT_EQ(sink.anomalies, GetParam().anomalies);
}

INSTANTIATE_TEST_SUITE_P(KitchenSink, FrameTest, ::testing::ValuesIn(kFrames),
                         [](const auto& info) { return info.param.name; });

class BodyTest : public ::testing::TestWithParam<Case> {};

TEST_P(BodyTest, Means) {
  const codec::Tr& tr = FindTr(GetParam().code);
  Sink sink;
  const auto body = codec::BodyDecoder(tr).Decode(codec::PaddedText(GetParam().sent).view(), sink);
  ASSERT_TRUE(body.ok()) << body.status();
  EXPECT_TRUE(body->succeeded());
  EXPECT_EQ(Differences(tr.response->name, GetParam().expected, body->message), "");
  EXPECT_EQ(sink.anomalies, GetParam().anomalies);
}

INSTANTIATE_TEST_SUITE_P(KitchenSink, BodyTest, ::testing::ValuesIn(kBodies),
                         [](const auto& info) { return info.param.name; });

TEST(FrameTest, RowsOfSeveralTypesKeepTheirOrder) {
  const codec::PaddedText frame(R"({"data":[{"values":{"215":"1"},"type":"9c","item":"a"},
      {"type":"9C","item":"b","values":{}},{"type":"9b","values":{"215":"2"}}],"trnm":"REAL"})");
  Sink sink;
  ASSERT_TRUE(codec::FrameDecoder(generated::Trs()).Decode(frame.view(), sink).ok());
  EXPECT_THAT(sink.codes, ElementsAre("9c", "9b"));
  EXPECT_THAT(sink.items, ElementsAre("a", ""));
  EXPECT_THAT(sink.anomalies, ElementsAre("no table describes the realtime type \"9C\""));
}

}  // namespace
}  // namespace kiwoom::kitchen_sink
