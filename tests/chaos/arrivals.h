#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "absl/time/time.h"

namespace kiwoom::chaos {

// Which rows the gateway had received on which session by when, as far as any reader was told. A row that the broker
// sent on the same session before one of these had arrived as well, or was lost with an earlier connection. Thread-safe.
class Arrivals {
 public:
  // A row, by its order among all rows of the broker, arrived at this time.
  void Enter(const std::string& session, uint64_t order, absl::Time received);
  // The highest order that had arrived by then; 0: not known.
  uint64_t LastBy(const std::string& session, absl::Time time) const;

 private:
  mutable std::mutex mutex_;
  // By session; guarded by the mutex. Times and orders increase.
  std::map<std::string, std::map<absl::Time, uint64_t>> orders_;
};

}  // namespace kiwoom::chaos
