#include "service/rest/rate_limiter.h"

namespace kiwoom::rest {

absl::Duration RateLimiter::Wait(const codec::Tr& tr, absl::Time now) const {
  const auto found = limiters_.find(&tr);
  return found == limiters_.end() ? absl::ZeroDuration() : found->second.Earliest(now) - now;
}

absl::Duration RateLimiter::Reserve(const codec::Tr& tr, absl::Time now) {
  broker::SlidingWindowLimiter& limiter = LimiterOf(tr);
  const absl::Time slot = limiter.Earliest(now);
  limiter.Take(slot);
  return slot - now;
}

void RateLimiter::Hold(const codec::Tr& tr, absl::Time until) { LimiterOf(tr).Hold(until); }

broker::SlidingWindowLimiter& RateLimiter::LimiterOf(const codec::Tr& tr) {
  return limiters_.try_emplace(&tr, requests_per_second_, absl::Seconds(1) + kMargin).first->second;
}

}  // namespace kiwoom::rest
