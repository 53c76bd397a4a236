#include "clients/cli/help/question.h"

#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::cli {
namespace {

TEST(QuestionTest, IsFoundWhereverItStands) {
  using enum Question::Kind;
  const struct {
    std::vector<std::string> words;
    Question::Kind kind;
    const char* command;
  } kCases[] = {
      {{}, kNone, ""},
      {{"get", "SectorPrice"}, kNone, "get"},
      {{"-h"}, kHelp, ""},
      {{"-help"}, kHelp, ""},
      {{"--help"}, kHelp, ""},
      {{"help"}, kHelp, ""},
      {{"help", "get"}, kHelp, "get"},
      {{"help", "help"}, kHelp, "help"},
      {{"--json", "get", "--help"}, kHelp, "get"},
      {{"--version"}, kVersion, ""},
      {{"get", "--version"}, kVersion, ""},
      {{"decode", "--", "--help"}, kNone, "decode"},
  };
  for (const auto& [words, kind, command] : kCases) {
    std::vector<std::string> copies = words;
    std::vector<char*> pointers;
    for (std::string& copy : copies) pointers.push_back(copy.data());
    const Question question = QuestionOf(pointers);
    EXPECT_EQ(question.kind, kind) << testing::PrintToString(words);
    EXPECT_EQ(question.command, command) << testing::PrintToString(words);
  }
}

}  // namespace
}  // namespace kiwoom::cli
