#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace kiwoom::simulator {

// How many rows are due: a rate over the time that has passed. Rows that are due and not made do not pile up.
class Pace {
 public:
  explicit Pace(double rows_per_second) : rate_(rows_per_second) {}

  void SetRate(double rows_per_second) {
    rate_ = rows_per_second;
    due_ = 0;
  }
  double rate() const { return rate_; }

  // Time has passed.
  void Advance(absl::Duration passed);
  bool IsDue() const { return due_ >= 1; }
  void Count(int64_t rows) { due_ -= static_cast<double>(rows); }
  // Until the next row is due; at least a millisecond, so that fast rates go in bursts.
  absl::Duration Wait() const;

 private:
  double rate_;
  double due_ = 0;
};

}  // namespace kiwoom::simulator
