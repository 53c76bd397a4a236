#pragma once

#include <optional>
#include <string>
#include <string_view>

// Page tokens are the broker's next-key behind a mark, so that the first page (no token) and a page whose key is empty
// differ. A key that is no printable ASCII stands in URL-safe base64 behind another mark: a token is a protobuf string.
//
// What is handed out is taken back: both directions hold a key to the same limits.
namespace kiwoom::methods {

// The broker's table says 50; what a proxy or a later version makes of it shall pass too.
inline constexpr size_t kLongestKey = 4096;

// Nothing where the key could not be sent back: it goes into an HTTP header, so it is of at most kLongestKey bytes and
// has no line break and no NUL.
std::optional<std::string> ToPageToken(std::string_view next_key);

// The key of a token that ToPageToken made; nothing for any other text.
std::optional<std::string> FromPageToken(std::string_view token);

}  // namespace kiwoom::methods
