#pragma once

#include <string>

#include "absl/container/flat_hash_map.h"
#include "service/callers/caller.h"

namespace kiwoom::callers {

// Counts the open streams of each caller against its limit. Single-threaded.
class StreamShare {
 public:
  // Returns false and counts nothing if the caller is at its limit.
  bool Take(const Caller& caller) {
    int& open = open_[caller.name];
    if (caller.limits.streams > 0 && open >= caller.limits.streams) return false;
    ++open;
    return true;
  }
  // Once for each successful Take.
  void Release(const Caller& caller) {
    const auto open = open_.find(caller.name);
    if (open != open_.end() && --open->second == 0) open_.erase(open);
  }
  int open(const std::string& name) const {
    const auto found = open_.find(name);
    return found == open_.end() ? 0 : found->second;
  }

 private:
  absl::flat_hash_map<std::string, int> open_;  // only those with streams
};

}  // namespace kiwoom::callers
