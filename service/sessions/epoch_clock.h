#pragma once

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
  // Starts above `last`.
  explicit EpochClock(uint64_t last = 0) : last_(last) {}

  uint64_t Next(absl::Time wall);

  // The highest number that the next process will know to be used. From any thread; it only grows.
  void Reserve(uint64_t reserved) { reserved_ = reserved; }

 private:
  uint64_t last_;
  std::atomic<uint64_t> reserved_ = std::numeric_limits<uint64_t>::max();
};

}  // namespace kiwoom::sessions
