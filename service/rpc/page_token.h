#pragma once

#include <optional>
#include <string>
#include <string_view>

// Page tokens are the broker's next-key behind a mark, so that the first page (no token) and a page whose key is empty
// differ.
namespace kiwoom::rpc {

std::string ToPageToken(std::string_view next_key);

// The key of a token that ToPageToken made; nothing for any other text. The key goes into an HTTP header: it is
// printable ASCII of at most 50 characters, as the broker's table says.
std::optional<std::string> FromPageToken(std::string_view token);

}  // namespace kiwoom::rpc
