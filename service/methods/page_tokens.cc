#include "service/methods/page_tokens.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/escaping.h"

namespace kiwoom::methods {
namespace {

using Digest = std::array<uint8_t, 32>;

constexpr char kVersion = 1;
constexpr size_t kHeadSize = sizeof(kVersion) + sizeof(Digest);

// Names the purpose of the derived key, so that no other derived key equals it.
constexpr std::string_view kLabel = "kiwoom.v1 page_token";

std::string_view Bytes(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

Digest Hmac(std::string_view key, std::string_view text) {
  Digest digest;
  unsigned int size = digest.size();
  const auto* const made = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                                reinterpret_cast<const uint8_t*>(text.data()), text.size(), digest.data(), &size);
  // Uninitialised memory must not be used as a signature.
  if (made == nullptr || size != digest.size()) std::abort();
  return digest;
}

// HKDF (RFC 5869) with HMAC-SHA256. One block is enough.
Digest DeriveKey(std::string_view secret, std::string_view salt) {
  Digest extracted = Hmac(salt, secret);
  const Digest key = Hmac(Bytes(extracted), std::string(kLabel) + '\x01');
  OPENSSL_cleanse(extracted.data(), extracted.size());
  return key;
}

// Prefixes the size, so that different lists of parts give different texts.
void Append(std::string& out, std::string_view part) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(part.size() >> shift);
  out += part;
}

bool FitsAHeader(std::string_view key) {
  return !key.empty() && key.size() <= kLongestKey &&
         std::none_of(key.begin(), key.end(), [](char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; });
}

std::string ToText(const std::string& bytes) { return absl::WebSafeBase64Escape(bytes); }

}  // namespace

PageTokens::PageTokens(std::string_view app_key, std::string_view secret_key, std::string session)
    : key_(DeriveKey(secret_key, app_key)), session_(std::move(session)) {}

std::optional<std::string> PageTokens::ToToken(const PagedRequest& request, std::string_view next_key) const {
  if (!FitsAHeader(next_key)) return std::nullopt;
  std::string bytes(1, kVersion);
  bytes += Bytes(Sign(request, next_key));
  bytes += next_key;
  return ToText(bytes);
}

std::optional<std::string> PageTokens::ToKey(const PagedRequest& request, std::string_view token) const {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape({token.data(), token.size()}, &bytes)) return std::nullopt;
  // The same bytes have several base64 spellings. Only ToToken's is accepted.
  if (ToText(bytes) != token || bytes.size() < kHeadSize || bytes.front() != kVersion) return std::nullopt;
  std::string key = bytes.substr(kHeadSize);
  const Digest expected = Sign(request, key);
  if (CRYPTO_memcmp(expected.data(), bytes.data() + sizeof(kVersion), expected.size()) != 0) return std::nullopt;
  return key;
}

PageTokens::Digest PageTokens::Sign(const PagedRequest& request, std::string_view next_key) const {
  std::string text(1, kVersion);
  for (const std::string_view part : {request.tr, request.body, std::string_view(session_), next_key}) {
    Append(text, part);
  }
  return Hmac(Bytes(key_), text);
}

}  // namespace kiwoom::methods
