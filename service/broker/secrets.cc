#include "service/broker/secrets.h"

#include <algorithm>

#include "absl/strings/str_replace.h"

namespace kiwoom::broker {
namespace {

// Real secrets are longer than this. A shorter string could be part of any word.
constexpr size_t kShortest = 8;

constexpr size_t kMostTokens = 8;

void Replace(const std::string& secret, std::string& text) {
  if (secret.size() < kShortest) return;
  // JSON may escape a slash with a backslash.
  absl::StrReplaceAll({{secret, "<redacted>"}, {absl::StrReplaceAll(secret, {{"/", "\\/"}}), "<redacted>"}}, &text);
}

}  // namespace

void Secrets::AddToken(const std::string& token) {
  const std::lock_guard lock(mutex_);
  std::erase(tokens_, token);  // it may have been issued again
  tokens_.push_back(token);
  if (tokens_.size() > kMostTokens) tokens_.pop_front();
}

std::string Secrets::Redact(std::string_view text) const {
  std::string shown(text);
  for (const std::string& key : keys_) Replace(key, shown);
  const std::lock_guard lock(mutex_);
  for (const std::string& token : tokens_) Replace(token, shown);
  return shown;
}

}  // namespace kiwoom::broker
