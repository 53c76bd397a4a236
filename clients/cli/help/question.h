#pragma once

#include <span>
#include <string>

namespace kiwoom::cli {

// A question about kiwoomctl itself, which needs no gateway.
struct Question {
  enum class Kind { kNone, kHelp, kVersion };
  Kind kind = Kind::kNone;
  std::string command;  // kHelp: of this command alone
};

// Whether the words of the command line, without the program, ask for help or the version: "-h", "--help",
// "get --help", "help get", "--version". What follows "--" are arguments.
Question QuestionOf(std::span<char* const> words);

}  // namespace kiwoom::cli
