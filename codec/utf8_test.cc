#include "codec/utf8.h"

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

}  // namespace
}  // namespace kiwoom::codec
