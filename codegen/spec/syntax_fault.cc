#include "codegen/spec/syntax_fault.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <sstream>
#include <vector>

#include "codegen/spec/survey.h"

namespace kiwoom::spec {
namespace {

constexpr char kUsually[] =
    ": quote a text that contains : { } , # or %, and look for a missing quote, bracket or comma";

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

size_t Indent(const std::string& line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

bool IsEntry(const std::string& line) { return line.compare(Indent(line), 2, "- ") == 0; }

// The beginning of a part that must be valid YAML by itself: a list entry, or a key of the file.
bool BeginsPart(const std::string& line) {
  return !line.empty() && (IsEntry(line) || (Indent(line) == 0 && line.front() != '#'));
}

// The parser's error for the lines from `begin` to before `end`, and its place; empty if they are valid YAML.
std::optional<SyntaxFault> FaultOf(const std::vector<std::string>& lines, size_t begin, size_t end) {
  std::string part;
  for (size_t i = begin; i < end; ++i) part += lines[i] + "\n";
  try {
    const int open_quote = LineOfOpenQuote(part);
    if (open_quote == 0) return std::nullopt;
    return SyntaxFault{static_cast<int>(begin) + open_quote, kOpenQuote};
  } catch (const YAML::Exception& error) {
    if (IsEntry(lines[begin])) {
      return SyntaxFault{static_cast<int>(begin) + 1, "this entry is not YAML (" + error.msg + ")" + kUsually};
    }
    const int noticed = std::clamp(error.mark.line, 0, static_cast<int>(end - begin) - 1);
    return SyntaxFault{static_cast<int>(begin) + noticed + 1, "this is not YAML (" + error.msg + ")" + kUsually};
  }
}

}  // namespace

SyntaxFault FindSyntaxFault(const std::string& text, const YAML::Exception& error) {
  const std::vector<std::string> lines = LinesOf(text);
  const size_t noticed = std::min(lines.size(), static_cast<size_t>(std::max(error.mark.line, 0)) + 1);
  for (size_t i = 0; i < noticed; ++i) {
    if (lines[i].substr(0, Indent(lines[i])).find('\t') == std::string::npos) continue;
    return {static_cast<int>(i) + 1, "this line is indented with a tab: indent with spaces"};
  }
  for (size_t begin = 0; begin < noticed;) {
    size_t end = begin + 1;
    while (end < lines.size() && !BeginsPart(lines[end])) ++end;
    if (std::optional<SyntaxFault> fault = FaultOf(lines, begin, end)) return *fault;
    begin = end;
  }
  return {error.mark.line + 1, "this is not YAML (" + error.msg + "), here or further up" + kUsually};
}

}  // namespace kiwoom::spec
