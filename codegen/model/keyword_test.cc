#include "codegen/model/keyword.h"

#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

TEST(IsKeyword, KnowsTheWordsOfEveryLanguage) {
  const struct {
    const char* language;
    const char* name;
  } kCases[] = {
      {"protobuf", "message"},
      {"protobuf", "reserved"},
      {"C++", "char8_t"},
      {"C++", "descriptor"},
      {"C++", "EOF"},
      {"C++", "errno"},
      {"Python", "from"},
      {"Python", "lambda"},
      {"Python", "None"},
      {"Go", "range"},
      {"Go", "func"},
      {"Java", "synchronized"},
      {"C#", "ref"},
      {"C#", "decimal"},
      {"JavaScript", "delete"},
      {"JavaScript", "constructor"},
      {"TypeScript", "let"},
      {"Rust", "self"},
      {"Rust", "impl"},
      {"Ruby", "end"},
      {"Ruby", "until"},
      {"PHP", "list"},
      {"PHP", "empty"},
      {"Kotlin", "when"},
      {"Kotlin", "object"},
      {"Swift", "associatedtype"},
      {"Swift", "guard"},
  };
  for (const auto& [language, name] : kCases) EXPECT_TRUE(IsKeyword(name)) << language << ": " << name;
}

TEST(IsKeyword, APartOfOneIsNone) {
  for (const char* name : {"trade", "classes", "time", "start_time", "end_time", "lass", "type", ""}) {
    EXPECT_FALSE(IsKeyword(name)) << name;
  }
}

}  // namespace
}  // namespace kiwoom::model
