#include "service/rest/spaced_limiter.h"

#include <algorithm>

namespace kiwoom::rest {

absl::Time SpacedLimiter::Earliest(absl::Time now) const {
  absl::Time earliest = std::max(now, held_until_);
  if (const Place* const place = FromLast(std::min(rate_.burst, per_second(now)))) {
    earliest = std::max(earliest, place->sent + Spacing(now) * std::min(rate_.burst, per_second(now)));
  }
  if (const Place* const place = FromLast(per_second(now))) {
    earliest = std::max(earliest, place->arrived + kWindow);
  }
  return earliest;
}

absl::Time SpacedLimiter::EarliestBehind(int64_t ahead, absl::Time now) const {
  return Earliest(now) + static_cast<double>(ahead) * Spacing(now);
}

uint64_t SpacedLimiter::Sent(absl::Time now) {
  places_.push_back({now, now + kJitter});
  if (places_.size() > static_cast<size_t>(rate_.per_second)) {
    places_.pop_front();
    ++first_;
  }
  return first_ + places_.size() - 1;
}

void SpacedLimiter::Answered(uint64_t request, absl::Time now) {
  if (request < first_) return;
  Place& place = places_[request - first_];
  place.arrived = std::min(place.arrived, now);
}

void SpacedLimiter::Refused(absl::Duration pause, absl::Time now) {
  held_until_ = std::max(held_until_, now + pause);
  // One overload causes several refusals, which arrive together. Only the first one halves the rate.
  if (now < adapted_) return;
  per_second_ = std::max(1, per_second(now) / 2);
  adapted_ = held_until_;
}

int SpacedLimiter::per_second(absl::Time now) const {
  if (per_second_ >= rate_.per_second) return rate_.per_second;
  const int64_t clean = std::max<int64_t>(0, (now - adapted_) / kCleanTime);
  return static_cast<int>(std::min<int64_t>(rate_.per_second, per_second_ + clean));
}

double SpacedLimiter::Used(absl::Time now) const {
  const auto taken =
      std::ranges::count_if(places_, [now](const Place& place) { return place.arrived + kWindow > now; });
  return std::min(1.0, static_cast<double>(taken) / per_second(now));
}

const SpacedLimiter::Place* SpacedLimiter::FromLast(int count) const {
  return count > 0 && places_.size() >= static_cast<size_t>(count)
             ? &places_[places_.size() - static_cast<size_t>(count)]
             : nullptr;
}

}  // namespace kiwoom::rest
