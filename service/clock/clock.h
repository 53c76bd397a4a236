#pragma once

#include <chrono>

#include "absl/time/time.h"
#include "service/clock/moment.h"

namespace kiwoom::clock {

// Tells the time. Any thread may ask.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Moment Now() const = 0;
};

// The clocks of the machine.
class SystemClock final : public Clock {
 public:
  SystemClock();
  Moment Now() const override;

 private:
  const absl::Time wall_start_;
  const std::chrono::steady_clock::time_point start_;
};

}  // namespace kiwoom::clock
