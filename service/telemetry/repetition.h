#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"

namespace kiwoom::telemetry {

// Takes a line for the log.
using Say = std::function<void(const std::string& line)>;

// One kind of thing that happens again and again: counted, and said at once and then at most once a minute with how
// often it came. So it is a figure and a line, and no flood. One thread.
class Repetition {
 public:
  static constexpr absl::Duration kPause = absl::Minutes(1);

  // `sentence` is asked for only where it is said.
  void Count(absl::FunctionRef<std::string()> sentence, absl::Time now, const Say& say);

  uint64_t count() const { return count_; }

 private:
  uint64_t count_ = 0;
  uint64_t said_ = 0;  // count when it was last said
  absl::Time next_ = absl::InfinitePast();
};

}  // namespace kiwoom::telemetry
