#include "tools/new_tr/draft.h"

#include "gtest/gtest.h"
#include "tools/new_tr/attributes.h"
#include "tools/new_tr/spec_text.h"
#include "tools/new_tr/tree.h"

namespace kiwoom::new_tr {
namespace {

const Given kRealtime = {"9a", "물건", "Thing", "", "", "item", "state", "stock"};
const Given kRest = {"kz00009", "물건요청", "Thing", "Sector", "/api/thing", "", "", "", "read", "market"};

struct Case {
  const char* name;
  Given given;
  const char* table;
  const char* text;      // from the first empty line
  const char* refusals;  // of the generator
};

class DraftTest : public ::testing::TestWithParam<Case> {};

TEST_P(DraftTest, ReadsAsAPersonWouldBegin) {
  const absl::StatusOr<Tree> tree = Tree::Read();
  ASSERT_TRUE(tree.ok()) << tree.status();
  const absl::StatusOr<spec::TrFile> attributes = ReadAttributes(GetParam().given);
  ASSERT_TRUE(attributes.ok()) << attributes.status();
  const absl::StatusOr<spec::TrFile> draft =
      Draft(*attributes, "table.txt", GetParam().table, Precedents(tree->trs, tree->glossary), tree->types);
  ASSERT_TRUE(draft.ok()) << draft.status();
  const std::string text = SpecText(*draft);
  EXPECT_EQ(text.substr(text.find("\n\n") + 1), GetParam().text);
  EXPECT_EQ(tree->Refusals(PathOf(*attributes), text), GetParam().refusals);
}

INSTANTIATE_TEST_SUITE_P(
    All, DraftTest,
    ::testing::Values(
        // Attributes that no table states are left to a person, and reported with the unnamed rows.
        Case{"UndecidedAttributes",
             {"kz00009", "물건요청", "Thing", "Sector", "/api/thing"},
             "zzz|모르는값",
             R"(
request: []

response:
  - { key: zzz, ko: 모르는값, name: unnamed_zzz, number: 11, type: text }
)",
             "spec/sector/kz00009_thing.yaml:6: `effect` is not decided yet: write read, or change if it changes "
             "anything at the broker\n"
             "spec/sector/kz00009_thing.yaml:7: `scope` is not decided yet: write market, or account if it shows or "
             "changes "
             "the customer's data\n"
             "spec/sector/kz00009_thing.yaml:12: `unnamed_zzz` is a placeholder: say in English what 모르는값 is\n"},
        Case{"UndecidedItems",
             {"9a", "물건", "Thing", "", "", "item", "state"},
             "21|호가시간||N||HHmmss\n",
             R"(
fields:
  - { fid: 21, ko: 호가시간, name: quote_time, type: time_of_day }
)",
             "spec/realtime/9a_thing.yaml:5: `items` is not decided yet: write stock, sector or none\n"},
        // A name that nobody has given yet is left to a person.
        Case{"UnknownNames", kRealtime,
             "- values|실시간 값 리스트\n"
             "- - 21|호가시간||N||HHmmss\n"
             "- - 131|시간외매도호가총잔량||N||단위: 1주\n"
             "- - 132|시간외매도호가총잔량직전대비||N||단위: 1주, 부호가 포함된 숫자\n",
             R"(
fields:
  - { fid: 21,  ko: 호가시간,                     name: quote_time,  type: time_of_day }
  - { fid: 131, ko: 시간외매도호가총잔량,         name: unnamed_131, type: quantity }
  - { fid: 132, ko: 시간외매도호가총잔량직전대비, name: unnamed_132, type: change,      unit: shares }
)",
             "spec/realtime/9a_thing.yaml:10: `unnamed_131` is a placeholder: say in English what 시간외매도호가총잔량 "
             "is\n"
             "spec/realtime/9a_thing.yaml:11: `unnamed_132` is a placeholder: say in English what "
             "시간외매도호가총잔량직전대비 "
             "is\n"},
        // The same FID and Korean name have the same meaning as elsewhere, including unusual attributes.
        Case{"KnownFids", kRealtime,
             "10|현재가||N||단위: 원, 부호가 포함된 숫자\n14|누적거래대금||N||단위: 백만원\n"
             "567|상한가발생시간\n851|전일 동시간 거래량 비율\n9081|거래소구분\n",
             R"(
fields:
  - { fid: 10,   ko: 현재가,                  name: current_price,                   type: price,       absent: zero }
  - { fid: 14,   ko: 누적거래대금,            name: cumulative_turnover_million_krw, type: amount,      unit: million_krw }
  - { fid: 567,  ko: 상한가발생시간,          name: upper_limit_time,                type: time_of_day, absent: zero }
  - { fid: 851,  ko: 전일 동시간 거래량 비율, name: same_time_volume_ratio,          type: ratio,       unit: percent, scale: 100 }
  - { fid: 9081, ko: 거래소구분,              name: exchange,                        type: enum,        of: Exchange }
)",
             ""},
        // The unit decides: a price in won is not an index, and a turnover in thousands says so in its name.
        Case{"UnitsDecide", kRest,
             "cur_prc|현재가||N|20|단위: 지수, 부호가 포함된 숫자\ntrde_prica|거래대금||N|20|단위: 천원\n"
             "flu_rt|등락율||N|20|단위: %, 부호 포함 소수점 둘째 자리까지 포맷된 백분율\ntrde_qty|거래량||N|20|단위: "
             "1주\n"
             "cap|자본금||N|20|단위: 억원\n",
             R"(
request: []

response:
  - { key: cur_prc,    ko: 현재가,   name: current_price,                   number: 11, type: level,    unit: points, absent: zero }
  - { key: trde_prica, ko: 거래대금, name: turnover_thousand_krw,           number: 12, type: amount,   unit: thousand_krw }
  - { key: flu_rt,     ko: 등락율,   name: change_rate,                     number: 13, type: rate,     unit: percent }
  - { key: trde_qty,   ko: 거래량,   name: volume,                          number: 14, type: quantity }
  - { key: cap,        ko: 자본금,   name: unnamed_cap_hundred_million_krw, number: 15, type: amount,   unit: hundred_million_krw }
)",
             "spec/sector/kz00009_thing.yaml:16: `unnamed_cap_hundred_million_krw` is a placeholder: say in English "
             "what "
             "자본금 "
             "is\n"},
        Case{
            "RequestsAndCodes", kRest,
            "Request\nmrkt_tp|시장구분||Y|1|0:코스피, 1:코스닥\nstex_tp|거래소구분||Y|1|1:KRX, 2:NXT, 3:통합\n"
            "sort_tp|정렬구분||N|1|1:상승율, 2:하락율\n"
            "Response\npre_sig|대비기호||N|20|1: 상한가, 2:상승, 3:보합, 4:하한가, 5:하락\n",
            R"(
enums:
  UnnamedSortTp:
    doc: 정렬구분
    values:
      - { name: UNNAMED_1, number: 1, ko: 상승율 }
      - { name: UNNAMED_2, number: 2, ko: 하락율 }
    codes: { "1": UNNAMED_1, "2": UNNAMED_2 }

request:
  - { key: mrkt_tp, ko: 시장구분,   name: market,          number: 11, type: enum, of: Market, required: true, length: 1, codes: { "0": KOSPI, "1": KOSDAQ } }
  - { key: stex_tp, ko: 거래소구분, name: exchange,        number: 12, type: enum, of: Exchange, required: true, length: 1, codes: { "1": KRX, "2": NXT, "3": CONSOLIDATED } }
  - { key: sort_tp, ko: 정렬구분,   name: unnamed_sort_tp, number: 13, type: enum, of: UnnamedSortTp, length: 1 }

response:
  - { key: pre_sig, ko: 대비기호, name: change_sign, number: 11, type: enum, of: ChangeSign }
)",
            "spec/sector/kz00009_thing.yaml:10: `UnnamedSortTp` is a placeholder: say in English what its codes "
            "distinguish, also in `doc`\n"
            "spec/sector/kz00009_thing.yaml:13: `UNNAMED_1` is a placeholder: say in English what 상승율 is\n"
            "spec/sector/kz00009_thing.yaml:14: `UNNAMED_2` is a placeholder: say in English what 하락율 is\n"
            "spec/sector/kz00009_thing.yaml:20: `unnamed_sort_tp` is a placeholder: say in English what 정렬구분 is\n"},
        Case{"ListsNest", kRest,
             "lst|목록|LIST\n- stk_cd|종목코드||N|20\n- dt|일자n||N|8|YYYYMMDD\ntot|비고||N|10|자유 형식\n",
             R"(
request: []

response:
  - key: lst
    ko: 목록
    name: unnamed_lst
    number: 11
    type: list
    of: Unnamed
    fields:
      - { key: stk_cd, ko: 종목코드, name: stock_code, number: 11, type: stock_code }
      - { key: dt,     ko: 일자n,    name: date,       number: 12, type: date }
  - { key: tot, ko: 비고, name: unnamed_tot, number: 12, type: text,
      note: "The document says: 자유 형식" }
)",
             "spec/sector/kz00009_thing.yaml:14: `unnamed_lst` is a placeholder: say in English what 목록 is\n"
             "spec/sector/kz00009_thing.yaml:17: `Unnamed` is a placeholder: name what one element is, in PascalCase\n"
             "spec/sector/kz00009_thing.yaml:21: `unnamed_tot` is a placeholder: say in English what 비고 is\n"},
        // Like 0D: ask, bid and quantities, level by level.
        Case{"KnownLevelsFold", kRealtime,
             "41|매도호가1\n61|매도호가수량1\n51|매수호가1\n42|매도호가2\n62|매도호가수량2\n52|매수호가2\n13|"
             "누적거래량||||단위: 1주\n",
             R"(
fields:
  - name: asks
    levels: 2
    of: OrderBookLevel
    each:
      - { fid: 41, ko: "매도호가{n}",     name: price }
      - { fid: 61, ko: "매도호가수량{n}", name: quantity }
  - name: bids
    levels: 2
    of: OrderBookLevel
    each:
      - { fid: 51, ko: "매수호가{n}", name: price }
  - { fid: 13, ko: 누적거래량, name: cumulative_volume, type: quantity }
)",
             ""},
        Case{
            "UnknownLevelsFoldUnnamed", kRest,
            "one|회원사1\nsecond|회원사2\nqty_a|회원사수량1||||단위: 1000주\nqty_b|회원사수량2||||단위: 1000주\n"
            "px_a|회원사호가1||||단위: 원, 부호가 포함된 숫자\npx_b|회원사호가2||||단위: 원, 부호가 포함된 숫자\n"
            "rt_a|회원사비율1||||단위: %\nrt_b|회원사비율2||||단위: 원\nfifty|52주최고가||||단위: 원, 부호가 포함된 "
            "숫자\n",
            R"(
messages:
  UnnamedOneLevel:
    doc: "회원사{n}"
    fields:
      - { ko: "회원사{n}",     name: unnamed_one,                   number: 1, type: text }
      - { ko: "회원사수량{n}", name: unnamed_qty_a_thousand_shares, number: 2, type: quantity, unit: thousand_shares }
      - { ko: "회원사호가{n}", name: unnamed_px_a,                  number: 3, type: price,    direction: 4 }
      - { ko: "회원사비율{n}", name: unnamed_rt_a,                  number: 5, type: text,
          note: "The document says: 단위: % / 단위: 원" }

request: []

response:
  - name: unnamed_one
    number: 11
    levels: 2
    of: UnnamedOneLevel
    each:
      - { keys: [one, second],  ko: "회원사{n}",     name: unnamed_one }
      - { keys: [qty_a, qty_b], ko: "회원사수량{n}", name: unnamed_qty_a_thousand_shares }
      - { keys: [px_a, px_b],   ko: "회원사호가{n}", name: unnamed_px_a }
      - { keys: [rt_a, rt_b],   ko: "회원사비율{n}", name: unnamed_rt_a }
  - { key: fifty, ko: 52주최고가, name: fifty_two_week_high, number: 12, type: price }
)",
            "spec/sector/kz00009_thing.yaml:13: `unnamed_one` is a placeholder: say in English what 회원사{n} is\n"
            "spec/sector/kz00009_thing.yaml:14: `unnamed_qty_a_thousand_shares` is a placeholder: say in English what "
            "회원사수량{n} is\n"
            "spec/sector/kz00009_thing.yaml:15: `unnamed_px_a` is a placeholder: say in English what 회원사호가{n} is\n"
            "spec/sector/kz00009_thing.yaml:16: `unnamed_rt_a` is a placeholder: say in English what 회원사비율{n} is\n"
            "spec/sector/kz00009_thing.yaml:22: `unnamed_one` is a placeholder: say in English what its levels are\n"
            "spec/sector/kz00009_thing.yaml:25: `UnnamedOneLevel` is a placeholder: name the one of types.yaml that "
            "these "
            "keys fold into, or declare one under `messages` of this file\n"},
        // A shared message in won does not fit dollars.
        Case{"KnownLevelsOfAnotherUnit", kRest,
             "a|매도호가1||||단위: USD\nb|매도호가2||||단위: USD\nc|매도호가수량1||||단위: "
             "1주\nd|매도호가수량2||||단위: 1주\n",
             R"(
messages:
  UnnamedALevel:
    doc: "매도호가{n}"
    fields:
      - { ko: "매도호가{n}", name: unnamed_a, number: 1, type: text,
          note: "The document says: 단위: USD" }

request: []

response:
  - name: unnamed_a
    number: 11
    levels: 2
    of: UnnamedALevel
    each:
      - { keys: [a, b], ko: "매도호가{n}", name: unnamed_a }
  - name: asks
    number: 12
    levels: 2
    of: OrderBookLevel
    each:
      - { keys: [c, d], ko: "매도호가수량{n}", name: quantity }
)",
             "spec/sector/kz00009_thing.yaml:13: `unnamed_a` is a placeholder: say in English what 매도호가{n} is\n"
             "spec/sector/kz00009_thing.yaml:19: `unnamed_a` is a placeholder: say in English what its levels are\n"
             "spec/sector/kz00009_thing.yaml:22: `UnnamedALevel` is a placeholder: name the one of types.yaml that "
             "these "
             "keys fold into, or declare one under `messages` of this file\n"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace kiwoom::new_tr
