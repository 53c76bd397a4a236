#include "service/clock/clock.h"

#include "absl/time/clock.h"

namespace kiwoom::clock {

SystemClock::SystemClock() : wall_start_(absl::Now()), start_(std::chrono::steady_clock::now()) {}

Moment SystemClock::Now() const {
  return {wall_start_ + absl::FromChrono(std::chrono::steady_clock::now() - start_), absl::Now()};
}

}  // namespace kiwoom::clock
