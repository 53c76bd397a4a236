#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiwoom::methods {

// The broker's table says 50. The margin is for proxies and later versions of the API.
inline constexpr size_t kLongestKey = 4096;

// The request of a page.
struct PagedRequest {
  std::string_view tr;    // its code
  std::string_view body;  // the broker's JSON, as EncodeRequest makes it
};

// Turns the broker's next-keys into page tokens and back. The broker does not check that a next-key belongs to the
// query, so a token is bound to its TR, request, session and app key. Its HMAC key is derived from the secret key.
// Every process with the same secret key accepts the token, even after a restart, and nobody else can make one. A token
// is not encrypted: anyone can read the next-key in it.
//
// Format: URL-safe base64 without padding of a version byte, the HMAC-SHA256 and the next-key.
class PageTokens {
 public:
  // `session` is the operator's name for the key. The keys are not stored.
  PageTokens(std::string_view app_key, std::string_view secret_key, std::string session);

  // Nothing if the key could not be sent back. It goes into an HTTP header, so it must have 1 to kLongestKey bytes and
  // no control character.
  std::optional<std::string> ToToken(const PagedRequest& request, std::string_view next_key) const;

  // The key of a token made by ToToken for the same request; nothing for any other text.
  std::optional<std::string> ToKey(const PagedRequest& request, std::string_view token) const;

 private:
  using Digest = std::array<uint8_t, 32>;

  Digest Sign(const PagedRequest& request, std::string_view next_key) const;

  Digest key_;
  std::string session_;
};

}  // namespace kiwoom::methods
