#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kiwoom::callers {

// The SHA-256 of a token. A token has at least 128 random bits, so its plain hash does not reveal it.
using TokenHash = std::array<uint8_t, 32>;

TokenHash HashOf(std::string_view token);
// Takes the same time whatever the hashes are.
bool Same(const TokenHash& a, const TokenHash& b);
// Reads 64 hexadecimal digits; nothing if it is anything else.
std::optional<TokenHash> ReadTokenHash(std::string_view hex);

// The shortest token: 128 bits in base64.
inline constexpr size_t kShortestToken = 22;
inline constexpr size_t kLongestToken = 512;

// The token in the value of the `authorization` header, "Bearer TOKEN"; nothing if the value has another form. The
// scheme may have any case (RFC 9110), and the token has the characters of RFC 6750.
std::optional<std::string_view> BearerToken(std::string_view authorization);

}  // namespace kiwoom::callers
