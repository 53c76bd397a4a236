#include "clients/cli/printing/display_width.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

struct WidthCase {
  std::string_view text;
  size_t columns;
};

class DisplayWidthTest : public testing::TestWithParam<WidthCase> {};

TEST_P(DisplayWidthTest, CountsColumns) { EXPECT_EQ(DisplayWidth(GetParam().text), GetParam().columns); }

INSTANTIATE_TEST_SUITE_P(Texts, DisplayWidthTest,
                         testing::Values(WidthCase{"", 0}, WidthCase{"86,800", 6}, WidthCase{"현재가", 6},
                                         WidthCase{"(최우선)매도호가", 16}, WidthCase{"KODEX 200선물", 13},
                                         WidthCase{"▲86,800", 7}, WidthCase{"ＫＲＸ", 6}, WidthCase{"漢", 2},
                                         WidthCase{"…", 1}, WidthCase{"e\u0301", 1}, WidthCase{"\uFEFF가", 2},
                                         WidthCase{"\xEA\xB0", 2}, WidthCase{"\xFF", 1}, WidthCase{"😀", 2}));

TEST(PadTest, PadsToTheDisplayWidth) {
  EXPECT_EQ(PadRight("종목", 6), "종목  ");
  EXPECT_EQ(PadLeft("종목", 6), "  종목");
  EXPECT_EQ(PadLeft("종목코드", 6), "종목코드");
  EXPECT_EQ(PadRight("", 0), "");
}

TEST(TruncatedTest, NeverSplitsACharacterOrExceedsTheWidth) {
  const std::string_view text = "종목코드 A";
  for (size_t columns = 0; columns <= 12; ++columns) {
    const std::string cut = Truncated(text, columns);
    EXPECT_LE(DisplayWidth(cut), columns);
    EXPECT_EQ(Printable(cut), cut) << columns;
  }
  EXPECT_EQ(Truncated(text, 10), "종목코드 A");
  EXPECT_EQ(Truncated(text, 9), "종목코드…");
  EXPECT_EQ(Truncated(text, 4), "종…");
  EXPECT_EQ(Truncated(text, 1), "…");
}

TEST(PrintableTest, ReplacesControlCharacters) {
  EXPECT_EQ(Printable("삼성전자"), "삼성전자");
  EXPECT_EQ(Printable("a\x1b[2Jb\n"), "a\uFFFD[2Jb\uFFFD");
  EXPECT_EQ(Printable("\x7f\xc2\x9b"), "\uFFFD\uFFFD");
  EXPECT_EQ(Printable("\xbb\xefx"), "\uFFFD\uFFFDx");
}

}  // namespace
}  // namespace kiwoom::cli
