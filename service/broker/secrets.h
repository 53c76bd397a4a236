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

  // Adds the keys of a key pair that replaces an earlier one.
  void AddKeys(const std::vector<std::string>& keys);
  // Keeps the latest few tokens, because the broker may quote one that has just been replaced.
  void AddToken(const std::string& token);

  // Replaces each secret in the text with "<redacted>", also if JSON escapes it: \/, \u0041, or JSON within a string of
  // JSON. Call it before truncating a text: it does not find half a secret.
  std::string Redact(std::string_view text) const;
  // The same in place. Returns whether there was a secret. JSON stays valid if the secret is within a string.
  bool RedactIn(std::string& text) const;

 private:
  std::vector<std::string> LongestFirst() const;

  mutable std::mutex mutex_;
  // Guarded by the mutex.
  std::vector<std::string> keys_;
  std::deque<std::string> tokens_;
};

}  // namespace kiwoom::broker
