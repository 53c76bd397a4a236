#include "codec/excerpt.h"

#include <cstdint>
#include <cstdio>

#include "codec/utf8.h"

namespace kiwoom::codec {
namespace {

constexpr std::string_view kRest = "…";

// End of the character that begins at `begin`. A byte that does not begin a character counts as one.
size_t EndOf(std::string_view text, size_t begin) {
  const auto first = static_cast<uint8_t>(text[begin]);
  const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  if (!IsValidUtf8(text.substr(begin, length)) || begin + length > text.size()) return begin + 1;
  return begin + length;
}

std::string Code(const char* format, unsigned number) {
  char code[8];
  std::snprintf(code, sizeof code, format, number);
  return code;
}

// A character in the form that OneLine prints.
std::string Shown(std::string_view character) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(character[i]); };
  if (character == "\n") return "\\n";
  if (character == "\r") return "\\r";
  if (character == "\t") return "\\t";
  if (character.size() == 1 && (byte(0) < ' ' || byte(0) >= 0x7F)) return Code("\\x%02X", byte(0));
  // C1 controls: terminals interpret them as escape sequences.
  if (character.size() == 2 && byte(0) == 0xC2 && byte(1) < 0xA0) return Code("\\x%02X", byte(1));
  if (character == "\u2028" || character == "\u2029") return Code("\\u20%02X", byte(2) & 0x3F);
  return std::string(character);
}

}  // namespace

std::string Excerpt(std::string_view text, size_t most) {
  if (text.size() <= most) return std::string(text);
  size_t end = most;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)).append(kRest);
}

std::string OneLine(std::string_view text, size_t most) {
  std::string line;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = EndOf(text, begin);
    const std::string shown = Shown(text.substr(begin, end - begin));
    if (line.size() + shown.size() > most) return line.append(kRest);
    line += shown;
    begin = end;
  }
  return line;
}

}  // namespace kiwoom::codec
