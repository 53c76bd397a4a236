#include "service/http/base64_text.h"

#include <gtest/gtest.h>

using namespace std::string_view_literals;

namespace kiwoom::http {
namespace {

TEST(Base64Text, WritesWithPadding) {
  EXPECT_EQ(ToBase64Text(""), "");
  EXPECT_EQ(ToBase64Text("\0\0\0\0\0"sv), "AAAAAAA=");
  EXPECT_EQ(ToBase64Text("\xFB\xFF\xFE"), "+//+");
}

TEST(Base64Text, ReadsPiecesThatEndAnywhere) {
  EXPECT_EQ(FromBase64Text(""), "");
  EXPECT_EQ(FromBase64Text("AAAAAAA="), "\0\0\0\0\0"sv);
  EXPECT_EQ(FromBase64Text("Zg==Zm8=Zm9vZg=="), "ffofoof") << "f, fo, foo, f";
  EXPECT_EQ(FromBase64Text("+//+"), "\xFB\xFF\xFE");
}

TEST(Base64Text, RefusesAnythingElse) {
  for (const char* text : {"A", "AB", "ABC", "ABCDE", "A===", "====", "AB=C", "=ABC", "A BC", "AB\nC", "-__-",
                           "AB=="
                           "C"}) {
    EXPECT_FALSE(FromBase64Text(text).has_value()) << text;
  }
}

TEST(Base64Text, ReadsWhatItWrites) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) {
    bytes += static_cast<char>(i);
    EXPECT_EQ(FromBase64Text(ToBase64Text(bytes)), bytes);
  }
}

}  // namespace
}  // namespace kiwoom::http
