#include "service/fanout/topic_activity.h"

#include <algorithm>
#include <limits>

namespace kiwoom::fanout {

void TopicActivity::Begin(absl::Time now) {
  begin_ = now;
  last_event_ = absl::InfinitePast();
  quiet_ = absl::ZeroDuration();
  silent_ = false;
}

void TopicActivity::Record(absl::Duration interval) {
  constexpr int64_t kMost = std::numeric_limits<uint32_t>::max();
  const int64_t milliseconds = std::clamp<int64_t>(absl::ToInt64Milliseconds(interval), 0, kMost);
  milliseconds_[recorded_ % kIntervals] = static_cast<uint32_t>(milliseconds);
  // Once the ring is full, the number only marks the place of the next interval, so it never overflows.
  recorded_ = recorded_ + 1 == 2 * kIntervals ? kIntervals : recorded_ + 1;
}

absl::Duration TopicActivity::MedianInterval() const {
  if (recorded_ == 0) return absl::ZeroDuration();
  std::array<uint32_t, kIntervals> sorted = milliseconds_;
  const auto end = sorted.begin() + std::min<ptrdiff_t>(recorded_, kIntervals);
  const auto middle = sorted.begin() + (end - sorted.begin()) / 2;
  std::nth_element(sorted.begin(), middle, end);
  return absl::Milliseconds(*middle);
}

}  // namespace kiwoom::fanout
