#include "codec/utf8.h"

#include <string>

#include "gtest/gtest.h"

namespace kiwoom::codec {
namespace {

TEST(Utf8, CountsCharacters) {
  const struct {
    const char* text;
    size_t characters;
  } kCases[] = {{"", 0}, {"a", 1}, {"005930", 6}, {"é", 1}, {"삼성전자", 4}, {"미디엄 1", 5}, {"😀", 1}};
  for (const auto& c : kCases) EXPECT_EQ(CountCharacters(c.text), c.characters) << c.text;
}

TEST(Utf8, SpacesAloneAreBlank) {
  for (const char* text : {"", " ", "   ", "\u3000", " \u00A0\u3000 "})
    EXPECT_TRUE(IsBlank(text)) << '"' << text << '"';
  for (const char* text : {"a", " a ", "\u3000가", "\t", "\u3001", "_"}) EXPECT_FALSE(IsBlank(text)) << text;
}

TEST(Utf8, FindsWhatControls) {
  for (const std::string& text :
       {std::string("\0", 1), std::string("a\nb"), std::string("\r"), std::string("\t"), std::string("\x1F"),
        std::string("\x7F"), std::string("가\u0085"), std::string("\u0080"), std::string("\u009F")}) {
    EXPECT_TRUE(HasControlCharacter(text)) << text;
  }
  // The bytes of the others are those of control characters, too, where one looks at them alone.
  for (const char* text : {"", " ", "~", "005930_NX", "\u00A0", "\u00BF", "한글", "\u3000", "😀"}) {
    EXPECT_FALSE(HasControlCharacter(text)) << text;
  }
}

}  // namespace
}  // namespace kiwoom::codec
