#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>

#include "absl/time/time.h"

namespace kiwoom::sessions {

// Numbers registrations by time: microseconds since 1970, strictly increasing even if the clock steps back.
//
// With a state directory they also increase across restarts: the process records on disk how far it may number before
// it goes that far (EpochReserve). Where the time is ahead of the reserve, epochs stay within it: nobody waits.
class EpochClock {
 public:
  // From now on numbers are above `last`.
  void StartAbove(uint64_t last) { last_ = std::max(last_, last); }

  uint64_t Next(absl::Time wall);

  // The highest number that the next process will know to be used. From any thread; it only grows.
  void Reserve(uint64_t reserved) { reserved_ = reserved; }

 private:
  uint64_t last_ = 0;
  std::atomic<uint64_t> reserved_ = std::numeric_limits<uint64_t>::max();
};

}  // namespace kiwoom::sessions
