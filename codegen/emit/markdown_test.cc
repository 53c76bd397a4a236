#include "codegen/emit/markdown.h"

#include "gtest/gtest.h"

namespace kiwoom::emit {
namespace {

TEST(Markdown, ProseIsNoMarkup) {
  EXPECT_EQ(Prose("최우선 \"-\" when it is smaller."), "최우선 \"-\" when it is smaller.");
  EXPECT_EQ(Prose("a|b <c> *d* \\"), "a\\|b \\<c> \\*d\\* \\\\");
  EXPECT_EQ(Prose("`a|b <c>` <"), "`a\\|b <c>` \\<");
}

TEST(Markdown, CodeIsVerbatimAndNeverEmpty) {
  EXPECT_EQ(Code("asks[].price"), "`asks[].price`");
  EXPECT_EQ(Code("a|b"), "`a\\|b`");
  EXPECT_EQ(Code(""), "`\"\"`");
}

TEST(Markdown, TablesHaveACellForEachTitle) {
  EXPECT_EQ(TableHead({"FID", "", "이름"}), "| FID | | 이름 |\n|---|---|---|\n");
  EXPECT_EQ(TableRow({"10", "", "현재가"}), "| 10 | | 현재가 |\n");
}

}  // namespace
}  // namespace kiwoom::emit
