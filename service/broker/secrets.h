#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::broker {

// The app key, the secret key, and the tokens issued for them. The broker sometimes quotes them in its messages, so
// every text from the broker goes through Redact before it reaches a log, a reader or a client.
//
// Thread-safe.
class Secrets {
 public:
  explicit Secrets(std::vector<std::string> keys) : keys_(std::move(keys)) {}

  // Keeps the latest few tokens, because the broker may quote one that has just been replaced.
  void AddToken(const std::string& token);

  // Replaces each secret in the text with "<redacted>". Call it before truncating a text: it does not find half a
  // secret.
  std::string Redact(std::string_view text) const;

 private:
  const std::vector<std::string> keys_;
  mutable std::mutex mutex_;
  std::deque<std::string> tokens_;  // guarded by the mutex
};

}  // namespace kiwoom::broker
