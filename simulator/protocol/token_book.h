#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "simulator/protocol/broker_variants.h"

namespace kiwoom::simulator {

// The valid access tokens: issued over REST, required by both endpoints. Their texts are derived from the seed to make
// runs repeatable; they are not secure.
class TokenBook {
 public:
  struct Token {
    std::string text;
    std::string app_key;
    absl::Time expires;
  };

  TokenBook(const BrokerVariants& variants, uint64_t seed) : variants_(variants), state_(seed) {}

  Token Issue(std::string_view app_key, absl::Time now);

  // The app key of a token, if it is valid now.
  std::optional<std::string> Find(std::string_view token, absl::Time now) const;

  // Returns false if there is no such valid token.
  bool Revoke(std::string_view token);

  // Fault: whether a request returns the current token, whatever the variant says.
  void Repeat(bool repeats) { repeats_ = repeats; }

  // Invalidates all current tokens.
  void ExpireAll() { tokens_.clear(); }

 private:
  std::string NextText();

  const BrokerVariants& variants_;
  uint64_t state_;
  bool repeats_ = false;
  std::map<std::string, Token, std::less<>> tokens_;
};

}  // namespace kiwoom::simulator
