#include "service/fanout/subscription_id.h"

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

}  // namespace

std::string SubscriptionId(uint64_t n) { return absl::StrFormat("%016x", Scramble(n)); }

}  // namespace kiwoom::fanout
