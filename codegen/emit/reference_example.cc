#include "codegen/emit/reference_example.h"

#include <sstream>
#include <vector>

#include "codegen/emit/comment.h"

namespace kiwoom::emit {
namespace {

constexpr size_t kLines = 40;

// Splits a JSON text after each comma between its members, where a line may break.
std::vector<std::string> Pieces(const std::string& line) {
  std::vector<std::string> pieces(1);
  bool in_string = false;
  for (size_t i = 0; i < line.size(); ++i) {
    pieces.back() += line[i];
    if (in_string && line[i] == '\\' && i + 1 < line.size()) {
      pieces.back() += line[++i];
    } else if (line[i] == '"') {
      in_string = !in_string;
    } else if (line[i] == ',' && !in_string) {
      pieces.emplace_back();
    }
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

void Break(const std::string& line, std::vector<std::string>& lines) {
  lines.emplace_back();
  for (const std::string& piece : Pieces(line)) {
    if (!lines.back().empty() && Width(lines.back()) + Width(piece) > kColumns) lines.emplace_back("  ");
    lines.back() += piece;
  }
}

}  // namespace

std::string ReferenceExample(const std::string& file, bool frames) {
  std::vector<std::string> lines;
  std::istringstream in(file);
  for (std::string line; std::getline(in, line) && !(frames && !lines.empty());) Break(line, lines);
  std::string out;
  for (size_t i = 0; i < lines.size() && i < kLines; ++i) out += lines[i] + "\n";
  return lines.size() > kLines ? out + "…\n" : out;
}

}  // namespace kiwoom::emit
