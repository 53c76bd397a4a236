#include "service/callers/bearer_token.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kiwoom::callers {
namespace {

constexpr std::string_view kScheme = "bearer";

bool IsTokenCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
         std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

// Of a hexadecimal digit; -1 for anything else.
int DigitValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

TokenHash HashOf(std::string_view token) {
  TokenHash hash;
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), hash.data());
  return hash;
}

bool Same(const TokenHash& a, const TokenHash& b) { return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

std::optional<TokenHash> ReadTokenHash(std::string_view hex) {
  TokenHash hash;
  if (hex.size() != 2 * hash.size()) return std::nullopt;
  for (size_t i = 0; i < hash.size(); ++i) {
    const int high = DigitValue(hex[2 * i]), low = DigitValue(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    hash[i] = static_cast<uint8_t>(high * 16 + low);
  }
  return hash;
}

std::optional<std::string_view> BearerToken(std::string_view authorization) {
  if (authorization.size() <= kScheme.size() ||
      !absl::EqualsIgnoreCase({authorization.data(), kScheme.size()}, {kScheme.data(), kScheme.size()})) {
    return std::nullopt;
  }
  std::string_view token = authorization.substr(kScheme.size());
  const size_t begin = token.find_first_not_of(' ');
  if (begin == 0 || begin == std::string_view::npos) return std::nullopt;
  token.remove_prefix(begin);
  token = token.substr(0, token.find_last_not_of(' ') + 1);
  if (token.size() < kShortestToken || token.size() > kLongestToken || !std::ranges::all_of(token, IsTokenCharacter)) {
    return std::nullopt;
  }
  return token;
}

}  // namespace kiwoom::callers
