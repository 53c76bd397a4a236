#pragma once

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/callers/caller.h"

namespace kiwoom::callers {

// Holds each caller to its calls per second. A caller that has been quiet may make the calls of one second at once.
// Remembers only callers that have a limit, which the operator has listed. Single-threaded; times are steady.
class CallLimiter {
 public:
  // Zero if the caller may call now, which counts; else how long it must wait.
  absl::Duration Take(const Caller& caller, absl::Time now);

 private:
  // When the next call is due at the full rate; it may come a second earlier.
  absl::flat_hash_map<std::string, absl::Time> due_;
};

}  // namespace kiwoom::callers
