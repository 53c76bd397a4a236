#include "service/rest/rate_limiter.h"

namespace kiwoom::rest {

absl::Duration RateLimiter::Wait(const codec::Tr& tr, absl::Time now) const {
  const auto found = paces_.find(&tr);
  return found == paces_.end() ? absl::ZeroDuration() : found->second.Earliest(now) - now;
}

absl::Duration RateLimiter::Reserve(const codec::Tr& tr, absl::Time now) {
  broker::SlidingWindowLimiter& pace = PaceOf(tr);
  const absl::Time place = pace.Earliest(now);
  pace.Take(place);
  return place - now;
}

void RateLimiter::Hold(const codec::Tr& tr, absl::Time until) { PaceOf(tr).Hold(until); }

broker::SlidingWindowLimiter& RateLimiter::PaceOf(const codec::Tr& tr) {
  return paces_.try_emplace(&tr, requests_per_second_, absl::Seconds(1) + kMargin).first->second;
}

}  // namespace kiwoom::rest
