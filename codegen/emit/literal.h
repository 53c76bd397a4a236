#pragma once

#include <string>
#include <string_view>

namespace kiwoom::emit {

// A string literal of C++, protobuf and JSON: quotes, backslashes and control characters escaped, UTF-8 as it is.
std::string Literal(std::string_view text);

}  // namespace kiwoom::emit
