#pragma once

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/broker/sliding_window_limiter.h"

namespace kiwoom::rest {

// Keeps the broker's limit of REST requests per second, which it counts for each TR separately. Schedules each request
// of a TR. Has no clock of its own; single-threaded.
class RateLimiter {
 public:
  // Added to the broker's second to absorb network jitter.
  static constexpr absl::Duration kMargin = absl::Milliseconds(50);

  explicit RateLimiter(int requests_per_second) : requests_per_second_(requests_per_second) {}

  // How long a request made now would wait.
  absl::Duration Wait(const codec::Tr& tr, absl::Time now) const;
  // Reserves the next slot and returns how long to wait for it.
  absl::Duration Reserve(const codec::Tr& tr, absl::Time now);
  // The broker reported too many requests: allows none of this TR before `until`. Slots that are already reserved stay.
  void Hold(const codec::Tr& tr, absl::Time until);

 private:
  broker::SlidingWindowLimiter& LimiterOf(const codec::Tr& tr);

  const int requests_per_second_;
  absl::flat_hash_map<const codec::Tr*, broker::SlidingWindowLimiter> limiters_;
};

}  // namespace kiwoom::rest
