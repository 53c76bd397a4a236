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
// epoch. An epoch is a registration on one session. Thread-safe.
class SequenceBook {
 public:
  // Returns what contradicts the earlier entries, if anything does.
  std::optional<std::string> Enter(const Topic& topic, uint64_t epoch, uint64_t sequence, uint64_t stamp);
  // The epoch is on this session.
  std::optional<std::string> EnterSession(const Topic& topic, uint64_t epoch, const std::string& session);
  // Empty: nobody was told.
  std::string SessionOf(const Topic& topic, uint64_t epoch) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<Topic, uint64_t>, std::vector<uint64_t>> stamps_;  // guarded by the mutex; 0: not seen yet
  std::map<std::pair<Topic, uint64_t>, std::string> sessions_;          // guarded by the mutex
};

}  // namespace kiwoom::chaos
