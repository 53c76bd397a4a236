#include "service/fanout/subscription_id.h"

#include <charconv>

#include "absl/strings/str_format.h"

namespace kiwoom::fanout {

std::string SubscriptionId(uint64_t random, uint64_t n) { return absl::StrFormat("%016x-%d", random, n); }

uint64_t OpeningNumber(std::string_view id) {
  id.remove_prefix(id.find('-') + 1);
  uint64_t n = 0;
  std::from_chars(id.data(), id.data() + id.size(), n);
  return n;
}

}  // namespace kiwoom::fanout
