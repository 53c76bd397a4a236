#include "service/sessions/backoff.h"

#include <algorithm>

namespace kiwoom::sessions {

Backoff::Backoff(BackoffOptions options, uint64_t seed) : options_(options), bits_(seed), delay_(options.first) {}

absl::Duration Backoff::Next() {
  constexpr double kTwoTo53 = 9007199254740992.0;
  const double fraction = static_cast<double>(bits_() >> 11) / kTwoTo53;  // [0, 1)
  const absl::Duration delay = delay_ * (0.5 + fraction / 2);
  delay_ = std::min(delay_ * 2, options_.longest);
  return delay;
}

void Backoff::Reset() { delay_ = options_.first; }

}  // namespace kiwoom::sessions
