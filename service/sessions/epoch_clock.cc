#include "service/sessions/epoch_clock.h"

#include <algorithm>

namespace kiwoom::sessions {

uint64_t EpochClock::Next(absl::Time now) {
  const int64_t micros = std::max<int64_t>(absl::ToUnixMicros(now), 0);
  last_ = std::max(last_ + 1, static_cast<uint64_t>(micros));
  return last_;
}

}  // namespace kiwoom::sessions
