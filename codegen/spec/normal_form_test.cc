#include "codegen/spec/normal_form.h"

#include "gtest/gtest.h"

namespace kiwoom::spec {
namespace {

TEST(NormalForm, SyllablesAreComposed) {
  for (const char* text : {"", "a", "호가시간", "ka10001 주식기본정보요청 { a: 1 }", "ㅎㅗ", "é"}) {
    EXPECT_FALSE(HasDecomposedHangul(text)) << text;
  }
}

TEST(NormalForm, LettersOfASyllableAreNot) {
  EXPECT_TRUE(HasDecomposedHangul("\u1112\u1169"));                    // 호
  EXPECT_TRUE(HasDecomposedHangul("x: \u1100\u1161\u11AB"));           // 간
  EXPECT_TRUE(HasDecomposedHangul("가\u11A8"));                         // 각, halfway
  EXPECT_FALSE(HasDecomposedHangul("각\u11A8"));                        // of no syllable
  EXPECT_FALSE(HasDecomposedHangul("\u1112"));                         // likewise
  EXPECT_FALSE(HasDecomposedHangul("\u1112 \u1169"));
}

}  // namespace
}  // namespace kiwoom::spec
