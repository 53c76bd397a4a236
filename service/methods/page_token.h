#pragma once

#include <optional>
#include <string>
#include <string_view>

// A page token is a prefix and the broker's next-key. The prefix distinguishes an empty key from the first page (no
// token). Because a token is a protobuf string, a key that is not printable ASCII is encoded in URL-safe base64, with
// another prefix.
//
// Every issued token is accepted again: both directions apply the same limits to a key.
namespace kiwoom::methods {

// The broker's table says 50. The margin is for proxies and later versions of the API.
inline constexpr size_t kLongestKey = 4096;

// Nothing if the key could not be sent back. It goes into an HTTP header, so it must have at most kLongestKey bytes and
// no line break or NUL.
std::optional<std::string> ToPageToken(std::string_view next_key);

// The key of a token made by ToPageToken; nothing for any other text.
std::optional<std::string> FromPageToken(std::string_view token);

}  // namespace kiwoom::methods
