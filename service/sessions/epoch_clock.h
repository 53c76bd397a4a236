#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace kiwoom::sessions {

// Numbers registrations: microseconds since 1970, and always more than the last one, even if the clock stepped back.
class EpochClock {
 public:
  // Starts above `last`.
  explicit EpochClock(uint64_t last = 0) : last_(last) {}

  uint64_t Next(absl::Time now);

 private:
  uint64_t last_;
};

}  // namespace kiwoom::sessions
