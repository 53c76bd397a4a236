#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"

namespace kiwoom::telemetry {

// Writes a line to the log.
using LogWriter = std::function<void(const std::string& line)>;

// Counts one kind of repeated event. Logs it at once and then at most once a minute, with the number of events since.
// Single-threaded.
class Repetition {
 public:
  static constexpr absl::Duration kPause = absl::Minutes(1);

  // `sentence` is called only if it is logged.
  void Count(absl::FunctionRef<std::string()> sentence, absl::Time now, const LogWriter& write);

  uint64_t count() const { return count_; }

 private:
  uint64_t count_ = 0;
  uint64_t logged_ = 0;  // count when it was last logged
  absl::Time next_ = absl::InfinitePast();
};

}  // namespace kiwoom::telemetry
