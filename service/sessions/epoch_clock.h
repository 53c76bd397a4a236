#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace kiwoom::sessions {

// Numbers registrations by time: microseconds since 1970, strictly increasing even if the clock steps back.
class EpochClock {
 public:
  // Starts above `last`.
  explicit EpochClock(uint64_t last = 0) : last_(last) {}

  uint64_t Next(absl::Time now);

 private:
  uint64_t last_;
};

}  // namespace kiwoom::sessions
