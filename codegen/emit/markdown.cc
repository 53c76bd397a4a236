#include "codegen/emit/markdown.h"

#include "absl/strings/str_replace.h"

namespace kiwoom::emit {

std::string MarkdownHeader(const std::string& source, const std::string& edited) {
  return "<!-- Generated from " + source + ". Do not edit: edit " + edited +
         ", then `bazel run //generated:update`. -->\n";
}

std::string Prose(std::string_view text) {
  std::string out;
  bool code = false;
  for (const char c : text) {
    if (c == '`') code = !code;
    // Within code only the border of a table cell needs an escape.
    if (c == '|' || (!code && (c == '<' || c == '*' || c == '\\'))) out += '\\';
    out += c;
  }
  return out;
}

std::string Code(std::string_view text) {
  if (text.empty()) return "`\"\"`";
  return "`" + absl::StrReplaceAll({text.data(), text.size()}, {{"|", "\\|"}}) + "`";
}

std::string TableRow(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += cell.empty() ? " |" : " " + cell + " |";
  return row + "\n";
}

std::string TableHead(const std::vector<std::string>& titles) {
  std::string line = "|";
  for (size_t i = 0; i < titles.size(); ++i) line += "---|";
  return TableRow(titles) + line + "\n";
}

}  // namespace kiwoom::emit
