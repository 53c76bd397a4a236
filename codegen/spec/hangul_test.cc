#include "codegen/spec/hangul.h"

#include <string>

#include "gtest/gtest.h"

namespace kiwoom::spec {
namespace {

TEST(Hangul, IsComposed) {
  const struct {
    std::string letters;
    std::string syllables;
  } kCases[] = {
      {"abc \u1112\u1169", "abc 호"},
      {"\u1112\u1167\u11AB\u110C\u1162\u1100\u1161", "현재가"},
      {"\u1100\u1161\u11B9", "값"},
      {"\u1100\u1161"
       "1"
       "\u1100\u1161\u11A8",
       "가1각"},
      {"\u1103\u1161\u11AB\u110B\u1171: \u110B\u116F\u11AB", "단위: 원"},
      {"\u1101\u1161", "까"},
      {"\u1112\u1175\u11C2", "힣"},
      // Partly composed: a syllable without its final letter.
      {"가\u11A8", "각"},
      {"하\u11AB글", "한글"},
      {"하이\u11AB", "하인"},
  };
  for (const auto& c : kCases) {
    EXPECT_TRUE(HasDecomposedHangul(c.letters)) << c.syllables;
    EXPECT_EQ(InSyllables(c.letters), c.syllables);
    EXPECT_FALSE(HasDecomposedHangul(c.syllables)) << c.syllables;
  }
}

TEST(Hangul, StaysWhereItIsNotSpelled) {
  const std::string kCases[] = {
      "",
      "a",
      "현재가",
      "ka10001 주식기본정보요청 { a: 1 }",
      "ㄱㅏ ※ €",
      "é",
      "가각힣",
      // Not part of a syllable.
      "\u1100",
      "\u1100x",
      "\u1112 \u1169",
      "\u1161\u11A8",
      "각\u11A8",
      "가\u11A7",
      "가\u11C3",
      "\xE1\x85",
      "가\xE1\x86",
  };
  for (const std::string& text : kCases) {
    EXPECT_FALSE(HasDecomposedHangul(text)) << text;
    EXPECT_EQ(InSyllables(text), text);
  }
}

}  // namespace
}  // namespace kiwoom::spec
