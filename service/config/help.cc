#include "service/config/help.h"

#include <cstddef>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/config/flag_table.h"

namespace kiwoom::config {
namespace {

constexpr size_t kColumns = 100;
constexpr std::string_view kIndent = "      ";

// Appends the words on indented lines.
void AppendWrapped(std::string_view words, std::string& text) {
  size_t column = 0;
  for (const auto word : absl::StrSplit(std::string(words), ' ')) {
    if (column != 0 && column + 1 + word.size() > kColumns) column = 0, text += '\n';
    absl::StrAppend(&text, column == 0 ? std::string(kIndent) : " ", word);
    column += (column == 0 ? kIndent.size() : 1) + word.size();
  }
  text += '\n';
}

std::string Description(const Flag& flag) {
  std::string description(flag.help);
  const std::string value = ValueOf(flag, Settings());
  if (!flag.unit.empty() && !value.empty()) absl::StrAppend(&description, " Default: ", value, ".");
  if (flag.reload == FlagReload::kAtOnce) description += " A change in the file takes effect at once.";
  return description;
}

}  // namespace

std::string HelpText() {
  std::string text =
      "Kiwoom Gateway: a Korean broker's API as typed gRPC.\n"
      "  kiwoom_gateway --broker=mock --app_key_file=KEY --secret_key_file=SECRET\n\n"
      "Every flag that is a setting is also an environment variable: KIWOOM_ before its name in capitals.\n"
      "Flags override variables, and variables override the configuration file. --no before a flag that\n"
      "takes no value turns it off.\n";
  for (const FlagGroup& group : FlagGroups()) {
    absl::StrAppend(&text, "\n", std::string(group.title), "\n");
    for (const Flag& flag : group.flags) {
      absl::StrAppend(&text, "  --", std::string(flag.name), flag.unit.empty() ? "" : "=", std::string(flag.unit),
                      "\n");
      AppendWrapped(Description(flag), text);
    }
  }
  return text;
}

}  // namespace kiwoom::config
