#pragma once

#include <cstddef>
#include <string_view>

namespace kiwoom::codec {

// Whether `text` may enter a protobuf string.
bool IsValidUtf8(std::string_view text);

// How many characters valid UTF-8 has, as the broker counts them.
size_t CountCharacters(std::string_view text);

}  // namespace kiwoom::codec
