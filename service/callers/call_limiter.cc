#include "service/callers/call_limiter.h"

#include <algorithm>

namespace kiwoom::callers {

absl::Duration CallLimiter::Take(const Caller& caller, absl::Time now) {
  const int rate = caller.limits.requests_per_second;
  if (rate == 0) return absl::ZeroDuration();
  const absl::Duration interval = absl::Seconds(1) / rate;
  absl::Time& due = due_.try_emplace(caller.name, now).first->second;
  due = std::max(due, now);
  const absl::Duration ahead = due + interval - now;
  if (ahead > absl::Seconds(1)) return ahead - absl::Seconds(1);
  due += interval;
  return absl::ZeroDuration();
}

}  // namespace kiwoom::callers
