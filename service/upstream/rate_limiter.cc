#include "service/upstream/rate_limiter.h"

namespace kiwoom::upstream {

absl::Duration RateLimiter::Wait(const runtime::Tr& tr, absl::Time now) const {
  const auto found = paces_.find(&tr);
  return found == paces_.end() ? absl::ZeroDuration() : found->second.Earliest(now) - now;
}

absl::Duration RateLimiter::Reserve(const runtime::Tr& tr, absl::Time now) {
  Pace& pace = PaceOf(tr);
  const absl::Time place = pace.Earliest(now);
  pace.Take(place);
  return place - now;
}

void RateLimiter::Hold(const runtime::Tr& tr, absl::Time until) { PaceOf(tr).Hold(until); }

Pace& RateLimiter::PaceOf(const runtime::Tr& tr) {
  return paces_.try_emplace(&tr, requests_per_second_, absl::Seconds(1) + kMargin).first->second;
}

}  // namespace kiwoom::upstream
