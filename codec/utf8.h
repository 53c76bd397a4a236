#pragma once

#include <cstddef>
#include <string_view>

namespace kiwoom::codec {

// Whether `text` may go into a protobuf string.
bool IsValidUtf8(std::string_view text);

// Number of characters of valid UTF-8, as the broker counts them.
size_t CountCharacters(std::string_view text);

}  // namespace kiwoom::codec
