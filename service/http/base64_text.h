#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiwoom::http {

// Base64 as application/grpc-web-text has it: whoever sends may end a piece with padding anywhere in the stream, so
// padding may precede further text.
std::string ToBase64Text(std::string_view bytes);
// None if the text is anything else.
std::optional<std::string> FromBase64Text(std::string_view text);

}  // namespace kiwoom::http
