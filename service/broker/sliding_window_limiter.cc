#include "service/broker/sliding_window_limiter.h"

#include <algorithm>

namespace kiwoom::broker {

absl::Time SlidingWindowLimiter::Earliest(absl::Time now) const {
  absl::Time earliest = std::max(now, held_until_);
  if (!taken_.empty()) earliest = std::max(earliest, taken_.back());
  if (static_cast<int>(taken_.size()) == limit_) earliest = std::max(earliest, taken_.front() + period_);
  return earliest;
}

void SlidingWindowLimiter::Take(absl::Time time) {
  taken_.push_back(time);
  if (static_cast<int>(taken_.size()) > limit_) taken_.pop_front();
}

void SlidingWindowLimiter::Hold(absl::Time until) { held_until_ = std::max(held_until_, until); }

}  // namespace kiwoom::broker
