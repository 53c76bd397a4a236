#include "tools/new_tr/broker_table.h"

#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

std::string Shown(const std::vector<BrokerRow>& rows) {
  std::string shown;
  for (const BrokerRow& row : rows) {
    shown += (shown.empty() ? "" : " ") + row.key + "=" + row.ko + (row.required ? "!" : "") + row.length;
    if (!row.description.empty()) shown += "(" + row.description + ")";
    if (!row.fields.empty()) shown += "[" + Shown(row.fields) + "]";
  }
  return shown;
}

struct Case {
  const char* name;
  const char* text;
  const char* request;
  const char* response;
};

class BrokerTableTest : public ::testing::TestWithParam<Case> {};

TEST_P(BrokerTableTest, Reads) {
  const absl::StatusOr<BrokerTable> table = ReadBrokerTable("table.txt", GetParam().text);
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(Shown(table->request), GetParam().request);
  EXPECT_EQ(Shown(table->response), GetParam().response);
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokerTableTest,
    ::testing::Values(
        Case{"RowsAlone", "cur_prc|현재가||N|20|단위: 원\n", "", "cur_prc=현재가20(단위: 원)"},
        Case{"NamesAlone", "21|호가시간\n", "", "21=호가시간"},
        Case{"Halves", "Request\nstk_cd|종목코드||Y|20|\nResponse\nstk_nm|종목명||N|40\n", "stk_cd=종목코드!20",
             "stk_nm=종목명40"},
        Case{"HeaderRowSaysTheOrder",
             "키움 REST API\nAPI ID\t\tka00000\nRequest\n구분\tElement\t한글명\tType\tRequired\tLength\tDescription\n"
             "Header\tapi-id\tTR명\tString\tY\t10\t\n\tnext-key\t연속조회키\tString\tN\t50\t\n"
             "Body\tstk_cd\t종목코드\t\tY\t20\t\nResponse\n구분\tElement\t한글명\tType\tRequired\tLength\tDescription\n"
             "\treturn_code\t결과코드\n\tstk_nm\t종목명\t\tN\t40\t\nResponse Example\n{\"stk_nm\": \"\"}\n",
             "stk_cd=종목코드!20", "stk_nm=종목명40"},
        Case{"ByteOrderMark", "\xEF\xBB\xBFRequest\nstk_cd|종목코드\nResponse\nstk_nm|종목명\n", "stk_cd=종목코드",
             "stk_nm=종목명"},
        Case{"HangulInLetters", "a|\xE1\x84\x80\xE1\x85\xA1\n", "", "a=가"},
        Case{"FactsAboveTheHalves",
             "API 정보\n메뉴 위치\t\t국내주식\nAPI 명\t\t물건요청\nMethod\t\tPOST\nURL\t\t/api/thing\nRequest\na\t가\n",
             "a=가", ""},
        Case{"ListNests", "lst|목록|LIST\n- a|가\n- b|나\n- - c|다\nd|라\n", "", "lst=목록[a=가 b=나[c=다]] d=라"},
        Case{"PartOfATable", "- - 21|호가시간\n- - 22|시간\n", "", "21=호가시간 22=시간"}),
    [](const auto& info) { return info.param.name; });

struct Refusal {
  const char* name;
  const char* text;
  const char* sentence;
};

class BadTableTest : public ::testing::TestWithParam<Refusal> {};

TEST_P(BadTableTest, IsOneSentence) {
  const absl::StatusOr<BrokerTable> table = ReadBrokerTable("table.txt", GetParam().text);
  const absl::Status status = table.ok() ? FidsOf("table.txt", *table).status() : table.status();
  EXPECT_EQ(std::string(status.message()), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadTableTest,
    ::testing::Values(
        Refusal{"Nothing", "",
                "table.txt: no rows found: paste the rows of the broker's table, Element and 한글명 first"},
        Refusal{"KoreanFirst", "현재가|cur_prc\n",
                "table.txt:1: \"현재가\" is not a wire key: the first cell must be Element, the second 한글명"},
        Refusal{"NoKoreanName", "\n21|호가시간\n22||\n", "table.txt:3: 22 has no 한글명"},
        Refusal{"RowAboveTheHalves", "stk_cd|종목코드||Y|20\nResponse\nstk_nm|종목명\n",
                "table.txt:1: stk_cd is above the first half: put the line \"Request\" or \"Response\" above it"},
        Refusal{"RowAboveTheHalvesBelowAHeader",
                "구분\tElement\t한글명\nHeader\tapi-id\tTR명\nBody\t- stk_cd\t종목코드\nResponse\n\tstk_nm\t종목명\n",
                "table.txt:2: api-id is above the first half: put the line \"Request\" or \"Response\" above it"},
        Refusal{"NestedBelowNothing", "a|가\n- - b|나\n", "table.txt:2: b is nested, but there is no row above it"},
        Refusal{"NoFid", "cur_prc|현재가\n", "table.txt: no row has a FID: if it is a REST TR, pass --path"}),
    [](const auto& info) { return info.param.name; });

TEST(BrokerTableTest, FidsAreTheNumbersAtTheBottom) {
  const absl::StatusOr<BrokerTable> table =
      ReadBrokerTable("table.txt",
                      "trnm|서비스명\ndata|실시간 등록리스트\n- type|실시간항목\n- values|실시간 값 리스트\n- - "
                      "21|호가시간\n- - 131|총잔량\n");
  ASSERT_TRUE(table.ok()) << table.status();
  const absl::StatusOr<std::vector<BrokerRow>> fids = FidsOf("table.txt", *table);
  ASSERT_TRUE(fids.ok()) << fids.status();
  EXPECT_EQ(Shown(*fids), "21=호가시간 131=총잔량");
}

}  // namespace
}  // namespace kiwoom::new_tr
