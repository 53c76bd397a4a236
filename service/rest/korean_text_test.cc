#include "service/rest/korean_text.h"

#include <gtest/gtest.h>

namespace kiwoom::rest {
namespace {

TEST(KoreanText, BecomesUtf8) {
  const struct {
    std::string text;
    Charset charset;
    const char* utf8;
  } kCases[] = {
      {"", Charset::kUtf8, ""},
      {"[8005:x]", Charset::kUtf8, "[8005:x]"},
      {"인증", Charset::kUtf8, "인증"},
      {"\xC0\xCE\xC1\xF5[8005:x]", Charset::kEucKr, "인증[8005:x]"},
      {"\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF", Charset::kEucKr, "똠방각하"},  // the first is of CP949 alone
      {"\xFF\xFE{\"a\":1}", Charset::kUnknown, "??{\"a\":1}"},
      {"인증\xFF[8005:x]", Charset::kUnknown, "???????[8005:x]"},
      {"\xC0", Charset::kUnknown, "?"},
  };
  for (const auto& test : kCases) {
    const KoreanText text = ReadKorean(test.text);
    EXPECT_EQ(text.charset, test.charset) << test.utf8;
    EXPECT_EQ(text.text, test.utf8);
  }
}

}  // namespace
}  // namespace kiwoom::rest
