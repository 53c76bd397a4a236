#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// Which stamp each event carried, by topic, epoch and sequence: the same for every reader, and increasing within an
// epoch. Thread-safe.
class SequenceBook {
 public:
  // Returns what contradicts the earlier entries, if anything does.
  std::optional<std::string> Enter(const Topic& topic, uint64_t epoch, uint64_t sequence, uint64_t stamp);

 private:
  std::mutex mutex_;
  std::map<std::pair<Topic, uint64_t>, std::vector<uint64_t>> stamps_;  // guarded by the mutex; 0: not seen yet
};

}  // namespace kiwoom::chaos
