#pragma once

#include <cstddef>
#include <string_view>

namespace kiwoom::codec {

// Whether `text` may go into a protobuf string.
bool IsValidUtf8(std::string_view text);

// Number of characters of valid UTF-8, as the broker counts them.
size_t CountCharacters(std::string_view text);

// Whether valid UTF-8 is empty or has only spaces, including the wide spaces of Korean keyboards.
bool IsBlank(std::string_view text);

// Whether valid UTF-8 has a control character: a line break, a tab, NUL.
bool HasControlCharacter(std::string_view text);

}  // namespace kiwoom::codec
