#include "codec/json_text.h"

#include <gtest/gtest.h>

namespace kiwoom::codec {
namespace {

TEST(Unescape, UndoesEveryEscape) {
  std::string out;
  ASSERT_TRUE(Unescape(R"(a\"b\\c\/d\b\f\n\r\t\u0041\uc0bc\ud83d\ude00)", out));
  EXPECT_EQ(out, "a\"b\\c/d\b\f\n\r\tA삼😀");
}

TEST(Unescape, RefusesBrokenEscapes) {
  std::string out;
  for (const char* raw :
       {R"(\)", R"(\x41)", R"(\u12)", R"(\u12G4)", R"(\ud83d)", R"(\ud83dx)", R"(\ud83d\u0041)", R"(\ude00)"}) {
    EXPECT_FALSE(Unescape(raw, out)) << raw;
  }
}

TEST(JsonScalar, FollowsTheGrammar) {
  for (const char* token : {"0", "-0", "12", "-1.5", "1e5", "1.5E-7", "true", "false", "null"}) {
    EXPECT_TRUE(IsJsonScalar(token)) << token;
  }
  for (const char* token : {"", "-", "01", "1.", ".5", "1e", "+1", "nul", "True", "1 2", "0x1"}) {
    EXPECT_FALSE(IsJsonScalar(token)) << token;
  }
}

TEST(JsonString, EscapesWhatJsonMustNotHold) {
  std::string out;
  AppendJsonString("a\"b\\c\n삼", out);
  EXPECT_EQ(out, R"("a\"b\\c\u000a삼")");
}

}  // namespace
}  // namespace kiwoom::codec
