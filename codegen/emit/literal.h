#pragma once

#include <string>
#include <string_view>

namespace kiwoom::emit {

// A string literal for C++, protobuf and JSON: escapes quotes, backslashes and control characters, keeps UTF-8.
std::string Literal(std::string_view text);

}  // namespace kiwoom::emit
