#include "simulator/feed/pacer.h"

#include <algorithm>

namespace kiwoom::simulator {
namespace {

constexpr absl::Duration kShortestWait = absl::Milliseconds(1);
constexpr double kMostBacklogSeconds = 0.1;

}  // namespace

void Pacer::Advance(absl::Duration passed) {
  due_ = std::min(due_ + rate_ * absl::ToDoubleSeconds(passed), std::max(1.0, rate_ * kMostBacklogSeconds));
}

absl::Duration Pacer::Wait() const {
  if (rate_ <= 0) return absl::InfiniteDuration();
  return std::max(kShortestWait, absl::Seconds(std::max(0.0, 1 - due_) / rate_));
}

}  // namespace kiwoom::simulator
