#pragma once

#include <deque>

#include "absl/time/time.h"

namespace kiwoom::broker {

// Allows at most `limit` events in any window of `period`. A token bucket would be too lax: when it is full, almost
// twice as many events pass within its first period. Times are those of the steady clock.
class SlidingWindowLimiter {
 public:
  SlidingWindowLimiter(int limit, absl::Duration period) : limit_(limit), period_(period) {}

  // The earliest time for the next event: `now` or later.
  absl::Time Earliest(absl::Time now) const;
  // Records an event at `time`, which must not be before any recorded one.
  void Take(absl::Time time);
  // Allows no event before `until`.
  void Hold(absl::Time until);

 private:
  int limit_;
  absl::Duration period_;
  std::deque<absl::Time> taken_;  // the last `limit_`, oldest first
  absl::Time held_until_ = absl::InfinitePast();
};

}  // namespace kiwoom::broker
