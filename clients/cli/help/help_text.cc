#include "clients/cli/help/help_text.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kiwoom::cli {
namespace {

constexpr size_t kWidth = 120;
constexpr size_t kIndent = 26;  // of what a flag or a command means

std::string_view WithoutCommands(const FlagHelp& flag) {
  const std::string_view text = flag.text;
  const size_t colon = text.find(": ");
  // Names of commands are lower-case words and commas.
  const bool names = colon != std::string_view::npos &&
                     text.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyz, ") == std::string_view::npos;
  return names ? text.substr(colon + 2) : text;
}

// `text` in lines behind `left`.
std::string Paragraph(std::string left, std::string_view text) {
  left.resize(std::max(left.size() + 1, kIndent), ' ');
  std::string out;
  const std::vector<std::string> words = absl::StrSplit(std::string(text), ' ');
  for (const std::string& word : words) {
    if (left.size() + word.size() > kWidth && left.find_first_not_of(' ') != std::string::npos) {
      absl::StrAppend(&out, left.substr(0, left.find_last_not_of(' ') + 1), "\n");
      left.assign(kIndent, ' ');
    }
    absl::StrAppend(&left, word, " ");
  }
  return absl::StrCat(out, left.substr(0, left.find_last_not_of(' ') + 1), "\n");
}

std::string FlagsOf(std::string_view command, std::span<const FlagHelp> flags) {
  std::string text;
  for (const FlagHelp& flag : flags) {
    if (!FlagIsOf(flag, command)) continue;
    const std::string left = absl::StrCat("  --", flag.name, flag.value.empty() ? "" : "=", flag.value);
    text += Paragraph(left, WithoutCommands(flag));
  }
  return text;
}

}  // namespace

bool FlagIsOf(const FlagHelp& flag, std::string_view command) {
  const std::string_view text = flag.text;
  const std::string names(text.substr(0, text.size() - WithoutCommands(flag).size()));
  if (names.empty()) return command.empty();
  const std::vector<std::string> all = absl::StrSplit(names.substr(0, names.size() - 2), ", ");
  return std::ranges::find(all, command) != all.end();
}

std::string HelpText(std::span<const CommandHelp> commands, std::span<const FlagHelp> flags) {
  std::string text = "kiwoomctl: the Kiwoom gateway from the command line\n\nCommands\n\n";
  for (const CommandHelp& command : commands) text += Paragraph("  " + std::string(command.name), command.text);
  absl::StrAppend(&text, "\nFlags of all commands\n\n", FlagsOf("", flags),
                  Paragraph("  --help, -h", "this page; for one command: kiwoomctl help COMMAND"),
                  Paragraph("  --version", "version, commit, and date of the broker's tables"));
  for (const CommandHelp& command : commands) {
    const std::string own = FlagsOf(command.name, flags);
    const std::string usage =
        absl::StrCat(std::string(command.name), command.usage.empty() ? "" : " ", std::string(command.usage));
    absl::StrAppend(&text, "\nkiwoomctl ", usage, "\n", own.empty() ? "" : "\n", own);
  }
  return text + "\nA TR is named as its message or by its code: see \"kiwoomctl catalog\".\n";
}

std::string CommandHelpText(const CommandHelp& command, std::span<const FlagHelp> flags) {
  const std::string own = FlagsOf(command.name, flags);
  return absl::StrCat("kiwoomctl ", std::string(command.name), command.usage.empty() ? "" : " ",
                      std::string(command.usage), "\n\n", Paragraph("", command.text).substr(kIndent),
                      own.empty() ? "" : "\n", own, "\nFlags of all commands\n\n", FlagsOf("", flags));
}

}  // namespace kiwoom::cli
