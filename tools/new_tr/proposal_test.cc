// The table takes precedence, then other specs. In this test the other specs are these:
#include "codegen/spec/reader.h"
#include "gtest/gtest.h"
#include "tools/new_tr/attributes.h"
#include "tools/new_tr/draft.h"
#include "tools/new_tr/spec_text.h"

namespace kiwoom::new_tr {
namespace {

constexpr char kTypes[] = R"(
enums:
  Venue:
    doc: Where.
    values: [{ name: KRX, number: 1, ko: KRX }, { name: NXT, number: 2, ko: NXT }]
    codes: { "1": KRX, "2": NXT, "KRX": KRX, "NXT": NXT }
)";

constexpr char kRealtimeTr[] = R"(
tr: 9b
title: 물건
name: Thing
register: item
delivery: state
fields:
  - { fid: 20, ko: 체결시간, name: trade_time, type: time_of_day }
  - { fid: 10, ko: 현재가, name: current_price, type: price }
  - { fid: 228, ko: 체결강도, name: execution_strength, type: ratio, unit: percent }
  - { fid: 12, ko: 등락율, name: change_rate, type: rate, unit: percent }
  - { fid: 81, ko: 거래소구분, name: venue, type: enum, of: Venue }
  - { fid: 30, ko: 일자, name: date, type: text }
)";

constexpr char kRestTr[] = R"(
tr: kz00001
title: 물건요청
name: Other
service: Sector
path: /api/thing
enums:
  Color:
    doc: Of its own.
    values: [{ name: RED, number: 1, ko: 적색 }]
    codes: { "1": RED }
request:
  - { key: stex_tp, ko: 거래소구분, name: venue, number: 11, type: enum, of: Venue, codes: { "1": KRX, "2": NXT } }
  - { key: acnt_no, ko: 계좌번호, name: account_number, number: 12, type: text, sensitive: true }
response:
  - { key: idx, ko: 지수, name: index, number: 11, type: level, unit: points }
  - { key: now, ko: 가격, name: price, number: 12, type: price }
  - { key: idx_now, ko: 가격, name: price_level, number: 13, type: level, unit: points }
  - { key: clr, ko: 색, name: color, number: 14, type: enum, of: Color }
  - { key: side, ko: 장소, name: venue, number: 15, type: enum, of: Venue }
)";

struct Case {
  const char* name;
  const char* row;    // after name and number
  const char* draft;  // behind name and number
};

class ProposalTest : public ::testing::TestWithParam<Case> {};

TEST_P(ProposalTest, TheTableComesFirst) {
  const absl::StatusOr<spec::TypesFile> types = spec::ReadTypes("types.yaml", kTypes);
  const absl::StatusOr<spec::TrFile> realtime = spec::ReadTr("9b.yaml", kRealtimeTr);
  const absl::StatusOr<spec::TrFile> rest = spec::ReadTr("kz00001.yaml", kRestTr);
  ASSERT_TRUE(types.ok() && realtime.ok() && rest.ok()) << types.status() << realtime.status() << rest.status();
  const absl::StatusOr<spec::TrFile> draft =
      Draft(*ReadAttributes({"kz00009", "물건요청", "Thing", "Sector", "/api/thing", "", ""}), "table.txt",
            GetParam().row, Precedents({*realtime, *rest}, {}), *types);
  ASSERT_TRUE(draft.ok()) << draft.status();
  const std::string text = SpecText(*draft);
  EXPECT_EQ(text.substr(text.find("type: ", text.find("\nre"))), std::string(GetParam().draft) + " }\n");
}

INSTANTIATE_TEST_SUITE_P(
    All, ProposalTest,
    ::testing::Values(
        Case{"TimeOfPrecedent", "tm|체결시간", "type: time_of_day"},
        Case{"TimeOfTable", "tm|체결시간||N|14|YYYYMMDDHHmmss", "type: date_time"},
        Case{"TimeOfNoForm", "tm|체결시간||N|8|HH:mm:ss", "type: text,\n      note: \"The document says: HH:mm:ss\""},
        Case{"TextGivesWay", "dt|일자||N|8|YYYYMMDD", "type: date"},
        Case{"FactorOfTable", "i|지수||N|8|단위: 지수, 부호가 포함된 숫자, 소수점 제거 된 100배 값으로 제공",
             "type: level, unit: points, scale: 100"},
        // Without a sign every value would be "unchanged".
        Case{
            "LevelWithoutSign", "i|지수||N|8|단위: 지수, 소수점 제거 된 100배 값으로 제공",
            "type: plain_price, unit: points, decimals: 2, scale: 100,\n      note: \"The document mentions no sign\""},
        Case{"LevelWithoutSignAndDecimals", "i|지수||N|8|단위: 지수",
             "type: text,\n      note: \"The document says: 단위: 지수\""},
        Case{"UnknownLevelWithoutSign", "i|선물지수||N|8|단위: 지수, 소수점 둘째 자리까지 포맷된 숫자",
             "type: plain_price, unit: points, decimals: 2"},
        Case{"RatioWithoutSign", "s|체결강도||N|8|단위: %",
             "type: rate, unit: percent,\n      note: \"The document mentions no sign\""},
        Case{"PriceWithoutSign", "p|현재가||N|8|단위: 원",
             "type: plain_price,\n      note: \"The document mentions no sign\""},
        Case{"PriceWithSign", "p|현재가||N|8|단위: 원, 부호가 포함된 숫자", "type: price"},
        Case{"PriceWithSignInOtherWords", "p|현재가||N|8|단위: 원, 등락 부호 있음",
             "type: price,\n      note: \"The document says: 단위: 원, 등락 부호 있음\""},
        Case{"PriceOfNoDescription", "p|현재가", "type: price"},
        Case{"FactorWithoutPrecedent", "rt|비율||N|8|소수점 제거 된 100배 값으로 제공",
             "type: text,\n      note: \"The document says: 소수점 제거 된 100배 값으로 제공\""},
        Case{"FactorOfNoNumber", "rt|등락율||N|8|우측 2자리 소수점자리수",
             "type: text,\n      note: \"The document says: 우측 2자리 소수점자리수\""},
        Case{"DecimalsOfTable", "rt|등락율||N|8|단위: %, 소수점 넷째 자리까지 포맷된 백분율",
             "type: rate, unit: percent, decimals: 4"},
        Case{"DecimalsThatDoNotFit", "p|현재가||N|8|소수점 넷째 자리까지 포맷된 숫자",
             "type: text,\n      note: \"The document says: 소수점 넷째 자리까지 포맷된 숫자\""},
        Case{"UnitDecidesWhatOthersDispute", "p|가격||N|8|단위: 원",
             "type: plain_price,\n      note: \"The document mentions no sign\""},
        Case{"DisputedUnit", "p|가격", "type: text"},
        Case{"DisputedUnitOfADecimal", "p|가격||N|8|소수점 넷째 자리까지 포맷된 숫자",
             "type: text,\n      note: \"The document says: 소수점 넷째 자리까지 포맷된 숫자\""},
        Case{"MoreThanIsUsed", "p|현재가||N|8|단위: 원, 현재 첫번째 매도호가",
             "type: plain_price,\n      note: \"The document says: 단위: 원, 현재 첫번째 매도호가\""},
        // A code list belongs to one table.
        Case{"CodesOfARequest", "stex_tp|거래소구분", "type: text"},
        Case{"CodesOfTheSameKey", "side|장소", "type: enum, of: Venue"},
        Case{"CodesOfAnotherKey", "where|장소", "type: text"},
        Case{"CodesAsWords", "stex_tp|거래소구분||N|3|KRX , NXT", "type: enum, of: Venue"},
        Case{"WordsThatAreNoCodes", "stex_tp|거래소구분||N|3|KRX,NXT,SOR",
             "type: text,\n      note: \"The document says: KRX,NXT,SOR\""},
        Case{"OneCode", "stex_tp|거래소구분||N|1|K:KRX", "type: text,\n      note: \"The document says: K:KRX\""},
        Case{"OtherCodes", "stex_tp|거래소구분||N|1|K:KRX, N:NXT",
             "type: enum, of: Venue, codes: { \"K\": KRX, \"N\": NXT }"},
        Case{"EnumOfAnotherFile", "clr|색", "type: text"},
        Case{"ASecretStaysOne", "acnt_no|계좌번호||N|10|10자리",
             "type: text, sensitive: true,\n      note: \"The document says: 10자리\""},
        Case{"QuoteHasADirection", "p|종가||N|8|단위: 원, 부호가 포함된 숫자", "type: price"},
        Case{"AverageHasNone", "p|매입단가||N|8|단위: 원, 부호가 포함된 숫자", "type: plain_price"},
        Case{"BoughtAtHasNone", "p|손익분기매입가||N|8|단위: 원, 부호가 포함된 숫자", "type: plain_price"},
        Case{"ByRequest", "v|개인||N|8|단위: 백만원, 1주, 부호가 포함된 숫자",
             "type: net, unit: by_request,\n      note: \"The document says: 단위: 백만원, 1주, 부호가 포함된 숫자\""},
        Case{"OpenCodeList", "y|연도||N|4|0:평균, YYYY:년도",
             "type: text,\n      note: \"The document says: 0:평균, YYYY:년도\""},
        // Only its own table determines the values of a request.
        Case{"RequestWithFewerCodes", "Request\nstex_tp|거래소구분||N|1|1:KRX, 2:NXT\nResponse\nx|종가||N|8|단위: 원",
             "type: enum, of: Venue, length: 1, codes: { \"1\": KRX, \"2\": NXT } }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestWithCodesBeyondItsLength", "Request\nn|건수||Y|1|5:5건, 10:10건\nResponse\nx|종가||N|8|단위: 원",
             "type: enum, of: UnnamedN, required: true,\n"
             "      note: \"The document's length is 1, too short for its own values\" }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestWithADayTooShort", "Request\nd|기준일자||Y|3|YYYYMMDD\nResponse\nx|종가||N|8|단위: 원",
             "type: date, required: true,\n"
             "      note: \"The document's length is 3, too short for its own values\" }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestWithADayAndRoomToSpare", "Request\nd|기준일자||Y|20|YYYYMMDD\nResponse\nx|종가||N|8|단위: 원",
             "type: date, required: true, length: 20 }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestForAStock", "Request\nstk_cd|종목코드||Y|6|\nResponse\nx|종가||N|8|단위: 원",
             "type: text, required: true, length: 6, format: stock_code }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestForAStockOfOneVenue",
             "Request\nstk_cd|종목코드||Y|20|KRX:039490 / NXT:039490_NX / SOR:039490_AL\n"
             "Response\nx|종가||N|8|단위: 원",
             "type: text, required: true, length: 20, format: stock_code_with_venue,\n"
             "      note: \"The document says: KRX:039490 / NXT:039490_NX / SOR:039490_AL\" }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestForAVenueWithoutRoomForIt",
             "Request\nstk_cd|종목코드||Y|6|KRX:039490 / NXT:039490_NX / SOR:039490_AL\n"
             "Response\nx|종가||N|8|단위: 원",
             "type: text, required: true, format: stock_code_with_venue,\n"
             "      note: \"The document says: KRX:039490 / NXT:039490_NX / SOR:039490_AL. The document's length is "
             "6, too short for its own values\" }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestForSeveralStocks",
             "Request\nstk_cd|종목코드||Y|20|_NX / _AL / 여러개는 ; 로 구분\nResponse\nx|종가||N|8|단위: 원",
             "type: text, required: true, length: 20,\n"
             "      note: \"The document says: _NX / _AL / 여러개는 ; 로 구분\" }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestForGold", "Request\nstk_cd|종목코드||Y|12|M04020000 금 99.99_1kg\nResponse\nx|종가||N|8|단위: 원",
             "type: text, required: true, length: 12,\n"
             "      note: \"The document says: M04020000 금 99.99_1kg\" }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestForASector", "Request\ninds_cd|업종코드||Y|3|\nResponse\nx|종가||N|8|단위: 원",
             "type: text, required: true, length: 3, format: sector_code }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestForAMonth", "Request\nym|시작연월||Y|6|YYYYMM\nResponse\nx|종가||N|8|단위: 원",
             "type: text, required: true, length: 6, format: month,\n"
             "      note: \"The document says: YYYYMM\" }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"},
        Case{"RequestThatSaysNothing", "Request\nstex_tp|거래소구분||N|1|\nResponse\nx|종가||N|8|단위: 원",
             "type: text, length: 1 }\n\nresponse:\n"
             "  - { key: x, ko: 종가, name: unnamed_x, number: 11, type: plain_price"}),
    [](const auto& info) { return info.param.name; });

// A person decides; until then the draft is refused.
TEST(ProposalTest, WhatNoTableTells) {
  const struct {
    Given given;
    const char* head;
  } kCases[] = {
      {{"kz00009", "물건요청", "Thing", "Sector", "/api/thing"},
       "service: Sector\npath: /api/thing\neffect: undecided\nscope: undecided\n\n"},
      {{"kz00009", "물건요청", "Thing", "Sector", "/api/websocket"},
       "service: Sector\npath: /api/websocket\ntransport: websocket\neffect: undecided\nscope: undecided\n\n"},
      {{"kz00009", "물건요청", "Thing", "Sector", "/api/thing", "", "", "", "change", "account"},
       "service: Sector\npath: /api/thing\neffect: change\nscope: account\n\n"},
      {{"9a", "물건", "Thing", "", "", "item", "state"}, "register: item\nitems: undecided\ndelivery: state\n\n"},
      {{"9a", "물건", "Thing", "", "", "item", "state", "sector"},
       "register: item\nitems: sector\ndelivery: state\n\n"},
      {{"9a", "물건", "Thing", "", "", "market", "state"}, "register: market\ndelivery: state\n\n"},
  };
  for (const auto& c : kCases) {
    const absl::StatusOr<spec::TrFile> file = ReadAttributes(c.given);
    ASSERT_TRUE(file.ok()) << file.status();
    const std::string text = SpecText(*file);
    const std::string head = "title: " + std::string(c.given.title) + "\nname: Thing\n";
    const size_t begin = text.find(head) + head.size();
    EXPECT_EQ(text.substr(begin, text.find("\n\n") + 2 - begin), c.head);
  }
}

// Declarations of another TR are not used.
TEST(ProposalTest, LevelsOfAnotherFile) {
  const absl::StatusOr<spec::TrFile> other = spec::ReadTr("kz00001.yaml", R"(
tr: kz00001
title: 물건요청
name: Other
service: Sector
path: /api/thing
messages: { Rung: { doc: Its own., fields: [{ name: price, number: 1, type: plain_price }] } }
request: []
response:
  - { name: rungs, number: 11, levels: 2, of: Rung, each: [{ keys: [a, b], ko: "단{n}", name: price }] }
)");
  ASSERT_TRUE(other.ok()) << other.status();
  const absl::StatusOr<spec::TrFile> draft =
      Draft(*ReadAttributes({"kz00009", "물건요청", "Thing", "Sector", "/api/thing", "", ""}), "table.txt",
            "a|단1||N|8|단위: 원\nb|단2||N|8|단위: 원\n", Precedents({*other}, {}), {});
  ASSERT_TRUE(draft.ok()) << draft.status();
  ASSERT_EQ(draft->types.messages.size(), 1);
  EXPECT_EQ(draft->types.messages.front().name, "UnnamedALevel");
  EXPECT_EQ(std::get<spec::Group>(draft->response.front()).of, "UnnamedALevel");
}

// A statement about several levels is noted once.
TEST(ProposalTest, LevelsThatSayDifferentThings) {
  const absl::StatusOr<spec::TrFile> draft = Draft(
      *ReadAttributes({"kz00009", "물건요청", "Thing", "Sector", "/api/thing", "", ""}), "table.txt",
      "a|단1||N|8|가격대 표시\nb|단2||N|8|단위: 원\nc|단3||N|8|가격대 표시\nd|단4||N|8\n", Precedents({}, {}), {});
  ASSERT_TRUE(draft.ok()) << draft.status();
  ASSERT_EQ(draft->types.messages.size(), 1);
  EXPECT_EQ(draft->types.messages.front().fields.front().note, "The document says: 가격대 표시 / 단위: 원");
}

// Two lists for one key are two enums, a repeated list is one.
TEST(ProposalTest, OneKeyTwoLists) {
  const absl::StatusOr<spec::TrFile> draft =
      Draft(*ReadAttributes({"kz00009", "물건요청", "Thing", "Sector", "/api/thing", "", ""}), "table.txt",
            "Request\nstex_tp|구분||Y|1|0:전체,1:NYSE,2:NASDAQ\n"
            "Response\nstex_tp|구분||N|2|ND:NASDAQ,NY:NYSE\nlst|목록\n- stex_tp|구분||N|2|ND:NASDAQ,NY:NYSE\n",
            Precedents({}, {}), {});
  ASSERT_TRUE(draft.ok()) << draft.status();
  ASSERT_EQ(draft->types.enums.size(), 2);
  EXPECT_EQ(draft->types.enums[0].name, "UnnamedStexTp");
  EXPECT_EQ(draft->types.enums[0].codes.size(), 3);
  EXPECT_EQ(draft->types.enums[1].name, "UnnamedStexTp2");
  EXPECT_EQ(draft->types.enums[1].codes.front().wire, "ND");
  EXPECT_EQ(std::get<spec::Row>(draft->request.front()).of, "UnnamedStexTp");
  const spec::Row& list = std::get<spec::Row>(draft->response.back());
  EXPECT_EQ(std::get<spec::Row>(draft->response.front()).of, "UnnamedStexTp2");
  EXPECT_EQ(std::get<spec::Row>(list.fields.front()).of, "UnnamedStexTp2");
}

}  // namespace
}  // namespace kiwoom::new_tr
