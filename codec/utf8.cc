#include "codec/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <iterator>

namespace kiwoom::codec {

bool IsValidUtf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

size_t CountCharacters(std::string_view text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), begins));
}

bool IsBlank(std::string_view text) {
  constexpr std::string_view kSpaces[] = {" ", "\u00A0", "\u3000"};
  while (!text.empty()) {
    const auto* const space = std::find_if(std::begin(kSpaces), std::end(kSpaces),
                                           [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (space == std::end(kSpaces)) return false;
    text.remove_prefix(space->size());
  }
  return true;
}

bool HasControlCharacter(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    // U+0080 to U+009F.
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

}  // namespace kiwoom::codec
