#include "clients/cli/printing/table.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

TEST(TableTest, AlignsKoreanByDisplayWidth) {
  Table table({{"종목명"}, {"현재가", Align::kRight}, {"대비", Align::kRight}}, /*paint=*/false);
  table.Add({{"삼성전자"}, {"▲86,800"}, {"+500"}});
  table.Add({{"KODEX 200"}, {"45,120"}});
  EXPECT_EQ(table.Text(),
            "종목명      현재가  대비\n"
            "삼성전자   ▲86,800  +500\n"
            "KODEX 200   45,120\n");
}

TEST(TableTest, EmptyCellsKeepTheirColumnWithoutTrailingBlanks) {
  Table table({{"a"}, {"b"}, {"c"}}, /*paint=*/false);
  table.Add({{"1"}, {""}, {"3"}});
  table.Add({{"1"}, {"2"}, {""}});
  EXPECT_EQ(table.Text(), "a  b  c\n1     3\n1  2\n");
}

TEST(TableTest, PaintDoesNotCountAsWidth) {
  Table table({{"값", Align::kRight}}, /*paint=*/true);
  table.Add({{"1,000", Paint::kUp}});
  table.Add({{"7", Paint::kDown}});
  EXPECT_EQ(table.Text(), "   \x1b[2m값\x1b[0m\n\x1b[31m1,000\x1b[0m\n    \x1b[34m7\x1b[0m\n");
}

TEST(LayoutTest, ColumnsGrowAndNeverShrink) {
  TableLayout layout({{"가격", Align::kRight}, {"x"}}, /*paint=*/false);
  EXPECT_EQ(layout.Line({{"1"}, {"x"}}), "   1  x");
  EXPECT_EQ(layout.Line({{"100,000"}, {"x"}}), "100,000  x");
  EXPECT_EQ(layout.Line({{"1"}, {"x"}}), "      1  x");
}

}  // namespace
}  // namespace kiwoom::cli
