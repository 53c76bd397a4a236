#include "codegen/new_tr/hangul.h"

#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

TEST(Hangul, IsInSyllables) {
  const struct {
    std::string letters;
    std::string syllables;
  } kCases[] = {
      {"", ""},
      {"abc 현재가", "abc 현재가"},
      {"\xE1\x84\x92\xE1\x85\xA7\xE1\x86\xAB\xE1\x84\x8C\xE1\x85\xA2\xE1\x84\x80\xE1\x85\xA1", "현재가"},
      {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xB9", "값"},
      {"\xE1\x84\x80\xE1\x85\xA1" "1" "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "가1각"},
      {"\xE1\x84\x83\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x8B\xE1\x85\xB1" ": " "\xE1\x84\x8B\xE1\x85\xAF\xE1\x86\xAB", "단위: 원"},
      {"\xE1\x84\x81\xE1\x85\xA1", "까"},
      // What is no syllable stays.
      {"\xE1\x84\x80", "\xE1\x84\x80"},
      {"\xE1\x84\x80x", "\xE1\x84\x80x"},
      {"\xE1\x85", "\xE1\x85"},
      {"ㄱㅏ ※ €", "ㄱㅏ ※ €"},
  };
  for (const auto& c : kCases) EXPECT_EQ(InSyllables(c.letters), c.syllables);
}

}  // namespace
}  // namespace kiwoom::new_tr
