#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiwoom::methods {

// The broker's table says 50; what a proxy or a later version makes of it shall pass too.
inline constexpr size_t kLongestKey = 4096;

// The request that a page belongs to.
struct PagedRequest {
  std::string_view tr;    // its code
  std::string_view body;  // the broker's JSON, as EncodeRequest makes it
};

// Makes page tokens of the broker's next-keys, and takes them back. The broker would answer a key of another query with
// whatever it finds there, so a token is bound to what it continues: the TR, the request, the session and its app key.
// It is authenticated by a key that is derived from the secret key: every process with that key takes it, after a
// restart, too, and nobody else can make one. It hides nothing: the broker's key can be read in it.
//
// The text is URL-safe base64 without padding of: a version, the HMAC-SHA256, the broker's key.
class PageTokens {
 public:
  // `session` is the operator's name for the key. The keys are not kept.
  PageTokens(std::string_view app_key, std::string_view secret_key, std::string session);

  // Nothing where the key could not be sent back: it goes into an HTTP header, so it is of 1 to kLongestKey bytes and
  // has no line break and no NUL.
  std::optional<std::string> ToToken(const PagedRequest& request, std::string_view next_key) const;

  // The key of a token that ToToken made for the same request; nothing for any other text.
  std::optional<std::string> ToKey(const PagedRequest& request, std::string_view token) const;

 private:
  using Digest = std::array<uint8_t, 32>;

  Digest Sign(const PagedRequest& request, std::string_view next_key) const;

  const Digest key_;
  const std::string session_;
};

}  // namespace kiwoom::methods
