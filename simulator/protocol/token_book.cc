#include "simulator/protocol/token_book.h"

namespace kiwoom::simulator {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr int kTokenLength = 86;  // like the broker's tokens

}  // namespace

std::string TokenBook::NextText() {
  std::string text;
  for (int i = 0; i < kTokenLength; ++i) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    text += kAlphabet[state_ >> 58];
  }
  return text;
}

TokenBook::Token TokenBook::Issue(std::string_view app_key, absl::Time now) {
  if (variants_.same_token_again || repeats_) {
    for (const auto& [text, token] : tokens_) {
      if (token.app_key == app_key && token.expires > now) return token;
    }
  }
  if (variants_.new_token_ends_older) {
    std::erase_if(tokens_, [&](const auto& entry) { return entry.second.app_key == app_key; });
  }
  Token token{NextText(), std::string(app_key), now + variants_.token_lifetime};
  tokens_[token.text] = token;
  return token;
}

std::optional<std::string> TokenBook::Find(std::string_view token, absl::Time now) const {
  const auto found = tokens_.find(token);
  if (found == tokens_.end() || found->second.expires <= now) return std::nullopt;
  return found->second.app_key;
}

bool TokenBook::Revoke(std::string_view token) {
  const auto found = tokens_.find(token);
  if (found == tokens_.end()) return false;
  tokens_.erase(found);
  return true;
}

}  // namespace kiwoom::simulator
