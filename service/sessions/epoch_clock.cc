#include "service/sessions/epoch_clock.h"

#include <algorithm>

namespace kiwoom::sessions {

uint64_t EpochClock::Next(absl::Time wall) {
  const uint64_t micros = static_cast<uint64_t>(std::max<int64_t>(absl::ToUnixMicros(wall), 0));
  last_ = std::max(last_ + 1, std::min(micros, reserved_.load()));
  return last_;
}

}  // namespace kiwoom::sessions
