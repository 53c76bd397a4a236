#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::broker {

// What nobody may be shown: the app key, the secret key, and the tokens that they were exchanged for. The broker quotes
// them at times; whatever of its words leaves the upstream part, for a log, a reader or a client, goes through Redact.
//
// Thread-safe.
class Secrets {
 public:
  explicit Secrets(std::vector<std::string> keys) : keys_(std::move(keys)) {}

  // The latest few are remembered: the broker may speak of one that has just been replaced.
  void AddToken(const std::string& token);

  // The text with "<redacted>" for each secret in it, also where JSON escapes it: \/, \u0041, and as text in a text. To
  // be called before a text is cut: half a secret is not found.
  std::string Redact(std::string_view text) const;
  // The same in place; whether there was one. JSON stays JSON, but where a secret stands outside of its strings.
  bool RedactIn(std::string& text) const;

 private:
  const std::vector<std::string> keys_;
  mutable std::mutex mutex_;
  std::deque<std::string> tokens_;  // guarded by the mutex
};

}  // namespace kiwoom::broker
