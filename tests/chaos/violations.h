#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace kiwoom::chaos {

// One broken promise.
struct Violation {
  absl::Time time;     // when the reader could tell
  std::string reader;  // its name
  std::string what;    // a sentence with topic, stamps and times
};

// All broken promises of a run. It keeps the first ones and counts the rest. Thread-safe.
class Violations {
 public:
  static constexpr size_t kMostKept = 1000;

  void Add(Violation violation);
  size_t count() const;
  std::vector<Violation> list() const;

 private:
  mutable std::mutex mutex_;
  std::vector<Violation> list_;  // guarded by the mutex
  size_t count_ = 0;             // guarded by the mutex
};

}  // namespace kiwoom::chaos
