#pragma once

#include <deque>

#include "absl/time/time.h"

namespace kiwoom::broker {

// At most so many in any period, wherever it begins: stricter than a token bucket, whose full bucket lets almost twice
// as many through in its first period.
class SlidingWindowLimiter {
 public:
  SlidingWindowLimiter(int limit, absl::Duration period) : limit_(limit), period_(period) {}

  // A longer wait than this can only mean that the clock stepped back, and is not waited for.
  static constexpr absl::Duration kLongestWait = absl::Minutes(1);

  // When the next one may happen: `now` or later.
  absl::Time Earliest(absl::Time now) const;
  // One happens at `time`, not before any that was taken already.
  void Take(absl::Time time);
  // None before `until`.
  void Hold(absl::Time until);

 private:
  int limit_;
  absl::Duration period_;
  std::deque<absl::Time> taken_;  // the last `limit_`, oldest first
  absl::Time held_until_ = absl::InfinitePast();
};

}  // namespace kiwoom::broker
