#include "codegen/emit/comment.h"

#include <sstream>

#include "gtest/gtest.h"

namespace kiwoom::emit {
namespace {

TEST(Width, HangulIsTwoWide) {
  EXPECT_EQ(Width("abc"), 3u);
  EXPECT_EQ(Width("현재가"), 6u);
  EXPECT_EQ(Width("1–10 · …"), 8u);
}

TEST(Comment, BreaksAt120ColumnsBetweenWords) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += (i % 3 == 0 ? "현재가 " : "price ");
  std::istringstream lines(Comment(4, {text}));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_EQ(line.substr(0, 7), "    // ");
    EXPECT_LE(Width(line), kColumns);
  }
  EXPECT_EQ(count, 4);
}

TEST(Comment, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(Comment(2, {"a", "", "b"}), "  // a\n  // b\n");
  EXPECT_EQ(DocComment(0, {"a", "", "b"}), "// a\n//\n// b\n");
  EXPECT_EQ(Comment(2, {""}), "");
  EXPECT_EQ(Dotted({"현재가", "", "FID 10"}), "현재가 · FID 10");
}

}  // namespace
}  // namespace kiwoom::emit
