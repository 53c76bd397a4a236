#include "clients/cli/help/question.h"

#include <string_view>

namespace kiwoom::cli {

Question QuestionOf(std::span<char* const> words) {
  Question question;
  bool help_command = false;
  for (const std::string_view word : words) {
    if (word == "--") break;
    if (word == "-h" || word == "-help" || word == "--help") {
      question.kind = Question::Kind::kHelp;
    } else if (word == "--version" || word == "-version") {
      return {Question::Kind::kVersion, ""};
    } else if (!word.starts_with('-') && question.command.empty()) {
      if (word == "help" && !help_command) {
        help_command = true;
        question.kind = Question::Kind::kHelp;
      } else {
        question.command = word;
      }
    }
  }
  return question;
}

}  // namespace kiwoom::cli
