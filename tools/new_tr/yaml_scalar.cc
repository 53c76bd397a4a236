#include "tools/new_tr/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace kiwoom::new_tr {
namespace {

constexpr std::string_view kWords[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"};

// "07" and "1e5", but not "1e", which has no exponent.
bool LooksLikeNumber(std::string_view text) {
  const char last = text.back();
  if (last != '.' && std::isdigit(static_cast<unsigned char>(last)) == 0) return false;
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isdigit(c) || c == '.' || c == '+' || c == '-' || c == '_' || c == 'e' || c == 'E';
  });
}

bool IsWord(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::find(std::begin(kWords), std::end(kWords), lower) != std::end(kWords);
}

}  // namespace

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' || c == '\t' ? ' ' : c;
  }
  return quoted + '"';
}

std::string YamlScalar(std::string_view text) {
  const bool plain = !text.empty() && text.find_first_of(",[]{}#:&*!|>'\"%@`\\\n\t") == std::string_view::npos &&
                     text.find_first_of("-?=< ") != 0 && text.back() != ' ' && !LooksLikeNumber(text) && !IsWord(text);
  return plain ? std::string(text) : Quoted(text);
}

size_t Width(std::string_view text) {
  size_t width = 0;
  for (unsigned char c : text) {
    // Counts lead bytes: those of three-byte characters are nearly always Hangul.
    if ((c & 0xC0) != 0x80) width += c >= 0xE3 && c < 0xF0 ? 2 : 1;
  }
  return width;
}

}  // namespace kiwoom::new_tr
