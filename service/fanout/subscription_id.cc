#include "service/fanout/subscription_id.h"

#include <charconv>

#include "absl/strings/str_format.h"

namespace kiwoom::fanout {
namespace {

// A bijection over 64 bits.
uint64_t Scramble(uint64_t x) {
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9u;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

// Its inverse: the factors are the inverses modulo 2^64, and a shift of s bits is undone s bits at a time.
uint64_t Unscramble(uint64_t x) {
  x ^= x >> 31 ^ x >> 62;
  x *= 0x319642B2D24D8EC3u;
  x ^= x >> 27 ^ x >> 54;
  x *= 0x96DE1B173F119089u;
  return x ^ x >> 30 ^ x >> 60;
}

}  // namespace

std::string SubscriptionId(uint64_t n) { return absl::StrFormat("%016x", Scramble(n)); }

uint64_t OpeningNumber(std::string_view id) {
  uint64_t scrambled = 0;
  std::from_chars(id.data(), id.data() + id.size(), scrambled, 16);
  return Unscramble(scrambled);
}

}  // namespace kiwoom::fanout
