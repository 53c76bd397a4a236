#include "codegen/emit/comment.h"

#include <cstdint>
#include <sstream>

namespace kiwoom::emit {
namespace {

constexpr size_t kColumns = 120;

// Columns on a screen: what takes three bytes in UTF-8 is Hangul or a sign as wide, but for General Punctuation.
size_t Width(const std::string& text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<uint8_t>(text[i]);
    if ((byte & 0xC0) == 0x80) continue;
    width += byte >= 0xE3 && byte < 0xF0 ? 2 : 1;
  }
  return width;
}

}  // namespace

std::string Header(const std::string& source, const std::string& edit) {
  return "// Generated from " + source + ". Do not edit: edit " + edit + ", then `bazel run //generated:update`.\n";
}

std::string Comment(size_t indent, const std::vector<std::string>& paragraphs) {
  const std::string begin = std::string(indent, ' ') + "//";
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    std::istringstream words(paragraph);
    std::string line;
    for (std::string word; words >> word;) {
      if (!line.empty() && begin.size() + Width(line) + 1 + Width(word) > kColumns) {
        out += begin + line + "\n";
        line.clear();
      }
      line += " " + word;
    }
    if (!line.empty()) out += begin + line + "\n";
  }
  return out;
}

std::string DocComment(size_t indent, const std::vector<std::string>& paragraphs) {
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    const std::string comment = Comment(indent, {paragraph});
    if (!comment.empty() && !out.empty()) out += std::string(indent, ' ') + "//\n";
    out += comment;
  }
  return out;
}

std::string Dotted(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
  }
  return out;
}

}  // namespace kiwoom::emit
