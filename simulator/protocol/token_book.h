#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "simulator/protocol/broker_variants.h"

namespace kiwoom::simulator {

// The access tokens that live: issued over REST, asked for by both endpoints. Texts follow from the seed, so that a
// run can be repeated; they protect nothing.
class TokenBook {
 public:
  struct Token {
    std::string text;
    std::string app_key;
    absl::Time expires;
  };

  TokenBook(const BrokerVariants& variants, uint64_t seed) : variants_(variants), state_(seed) {}

  Token Issue(std::string_view app_key, absl::Time now);

  // The app key of a token that is valid now.
  std::optional<std::string> Find(std::string_view token, absl::Time now) const;

  // False when no such token lives.
  bool Revoke(std::string_view token);

  // Ends every token of this moment.
  void ExpireAll() { tokens_.clear(); }

 private:
  std::string NextText();

  const BrokerVariants& variants_;
  uint64_t state_;
  std::map<std::string, Token, std::less<>> tokens_;
};

}  // namespace kiwoom::simulator
