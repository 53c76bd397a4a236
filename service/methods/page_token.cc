#include "service/methods/page_token.h"

#include <algorithm>

#include "absl/strings/escaping.h"

namespace kiwoom::methods {
namespace {

constexpr std::string_view kPlain = "k:";
constexpr std::string_view kEncoded = "b:";

bool FitsAHeader(std::string_view key) {
  return key.size() <= kLongestKey &&
         std::none_of(key.begin(), key.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool IsPrintable(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::optional<std::string> ToPageToken(std::string_view next_key) {
  if (!FitsAHeader(next_key)) return std::nullopt;
  if (IsPrintable(next_key)) return std::string(kPlain).append(next_key);
  return std::string(kEncoded) + absl::WebSafeBase64Escape({next_key.data(), next_key.size()});
}

std::optional<std::string> FromPageToken(std::string_view token) {
  std::string key;
  if (token.starts_with(kPlain)) {
    key = token.substr(kPlain.size());
  } else if (token.starts_with(kEncoded)) {
    const std::string_view encoded = token.substr(kEncoded.size());
    if (!absl::WebSafeBase64Unescape({encoded.data(), encoded.size()}, &key)) return std::nullopt;
  }
  // Each key has exactly one token; other spellings were not issued here.
  if (ToPageToken(key) != token) return std::nullopt;
  return key;
}

}  // namespace kiwoom::methods
