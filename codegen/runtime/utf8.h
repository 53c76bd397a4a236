#pragma once

#include <string_view>

namespace kiwoom::runtime {

// Whether `text` may enter a protobuf string.
bool IsValidUtf8(std::string_view text);

}  // namespace kiwoom::runtime
