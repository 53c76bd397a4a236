#pragma once

#include <cstddef>
#include <string_view>

namespace kiwoom::codec {

// Whether `text` may enter a protobuf string.
bool IsValidUtf8(std::string_view text);

// How many characters valid UTF-8 has, as the broker counts them.
size_t CountCharacters(std::string_view text);

// Whether nothing of valid UTF-8 can be seen: it is empty, or has only spaces (those of Korean keyboards included).
bool IsBlank(std::string_view text);

// Whether valid UTF-8 has a character that controls rather than says something: a line break, a tab, NUL.
bool HasControlCharacter(std::string_view text);

}  // namespace kiwoom::codec
