#include "codec/excerpt.h"

#include <gtest/gtest.h>

#include "codec/utf8.h"

namespace kiwoom::codec {
namespace {

TEST(Excerpt, CutsBetweenCharacters) {
  const struct {
    std::string text;
    size_t most;
    std::string excerpt;
  } kCases[] = {
      {"", 0, ""},
      {"abc", 3, "abc"},
      {"abcd", 3, "abc…"},
      {"시장가", 9, "시장가"},
      {"시장가", 8, "시장…"},
      {"시장가", 6, "시장…"},
      {"시장가", 2, "…"},
      {"a\nb", 9, "a\nb"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Excerpt(test.text, test.most), test.excerpt) << test.text;
}

TEST(OneLine, ShowsWhatWouldDoMoreThanBeRead) {
  const struct {
    std::string text;
    size_t most;
    std::string line;
  } kCases[] = {
      {"시장가 ~", 80, "시장가 ~"},
      {"a\nb\r\tc", 80, "a\\nb\\r\\tc"},
      {std::string("\0\x1B[2J\x7F", 6), 80, "\\x00\\x1B[2J\\x7F"},
      {"\xC2\x85|\xC2\x9B|\xC2\xA0", 80, "\\x85|\\x9B|\xC2\xA0"},
      {"\u2027\u2028\u2029", 80, "\u2027\\u2028\\u2029"},
      {"\xFF\xEC\x8B", 80, "\\xFF\\xEC\\x8B"},
      {"abcd", 3, "abc…"},
      {"ab\n", 3, "ab…"},
      {"시장가", 8, "시장…"},
      {"ab\xEC", 3, "ab…"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(OneLine(test.text, test.most), test.line);
    EXPECT_TRUE(IsValidUtf8(OneLine(test.text, test.most)));
  }
}

}  // namespace
}  // namespace kiwoom::codec
