#include "tools/new_tr/cells.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

using ::testing::ElementsAre;

struct Case {
  const char* name;
  const char* text;
  std::vector<std::vector<std::string>> cells;
  std::vector<int> lines;
};

class CellsTest : public ::testing::TestWithParam<Case> {};

TEST_P(CellsTest, Splits) {
  std::vector<std::vector<std::string>> cells;
  std::vector<int> lines;
  for (const SheetRow& line : Cells(GetParam().text)) {
    cells.push_back(line.cells);
    lines.push_back(line.number);
  }
  EXPECT_EQ(cells, GetParam().cells);
  EXPECT_EQ(lines, GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(
    All, CellsTest,
    ::testing::Values(
        Case{"Nothing", "", {}, {}}, Case{"EmptyLines", "\n \n|\n", {}, {}},
        Case{"Tabs", "21\t호가시간\t\tN\n131\t총잔량", {{"21", "호가시간", "", "N"}, {"131", "총잔량"}}, {1, 2}},
        Case{"Bars", "21 | 호가시간 || N\n", {{"21", "호가시간", "", "N"}}, {1}},
        Case{"BarsAtTheEnds", "| 21 | 호가시간 |\n", {{"21", "호가시간"}}, {1}},
        Case{"WindowsLines", "21\t호가시간\r\n22\t시간\r\n", {{"21", "호가시간"}, {"22", "시간"}}, {1, 2}},
        Case{"QuotedLineBreak", "a\t\"one\ntwo\"\nb\tthree\n", {{"a", "one\ntwo"}, {"b", "three"}}, {1, 3}},
        Case{"QuotedQuotes", "a\t\"say \"\"no\"\"\"\n", {{"a", "say \"no\""}}, {1}},
        Case{"BarInATabbedCell", "a\tx|y\n", {{"a", "x|y"}}, {1}},
        Case{"QuotedTab", "a\t\"one\t\"\tb\n", {{"a", "one", "b"}}, {1}},
        // A spreadsheet copies a cell that only begins with a quote unchanged: it swallows no following row.
        Case{"OpenQuote", "a\t\"never closed\nb\tthree\n", {{"a", "\"never closed"}, {"b", "three"}}, {1, 2}},
        Case{"OpenQuoteBeforeAQuotedCell",
             "a\t\"1:one\nb\t\"two\nlines\"\n\"{\n}\"\n",
             {{"a", "\"1:one"}, {"b", "two\nlines"}, {"{\n}"}},
             {1, 2, 4}},
        Case{"OpenQuoteBeforeAClosingOne", "a\t\"1:one\nb\ttwo\"\n", {{"a", "\"1:one"}, {"b", "two\""}}, {1, 2}},
        Case{"ByteOrderMark", "\xEF\xBB\xBFRequest\na\tone\n", {{"Request"}, {"a", "one"}}, {1, 2}}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace kiwoom::new_tr
