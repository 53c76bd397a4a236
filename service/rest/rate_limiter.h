#pragma once

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/broker/sliding_window_limiter.h"

namespace kiwoom::rest {

// The broker counts REST requests per TR and second, each TR apart. Gives every request its place in the queue of its
// TR. No clock, one thread.
class RateLimiter {
 public:
  // Added to the broker's second, for the jitter of the network.
  static constexpr absl::Duration kMargin = absl::Milliseconds(50);

  explicit RateLimiter(int requests_per_second) : requests_per_second_(requests_per_second) {}

  // How long a request that came now would wait.
  absl::Duration Wait(const codec::Tr& tr, absl::Time now) const;
  // Takes that place and returns how long to wait for it.
  absl::Duration Reserve(const codec::Tr& tr, absl::Time now);
  // The broker said "too many": no request of this TR before `until`. Places that are taken already stay.
  void Hold(const codec::Tr& tr, absl::Time until);

 private:
  broker::SlidingWindowLimiter& PaceOf(const codec::Tr& tr);

  const int requests_per_second_;
  absl::flat_hash_map<const codec::Tr*, broker::SlidingWindowLimiter> paces_;
};

}  // namespace kiwoom::rest
