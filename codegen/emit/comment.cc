#include "codegen/emit/comment.h"

#include <cstdint>
#include <sstream>

namespace kiwoom::emit {

size_t Width(const std::string& text) {
  constexpr uint8_t kFirstWide = 0xE3;  // leads the code points from U+3000: Hangul and other wide characters
  constexpr uint8_t kFirstFourBytes = 0xF0;
  size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<uint8_t>(c);
    const bool continues = (byte & 0xC0) == 0x80;
    if (!continues) width += byte >= kFirstWide && byte < kFirstFourBytes ? 2 : 1;
  }
  return width;
}

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
