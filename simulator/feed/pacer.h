#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace kiwoom::simulator {

// Computes how many rows are due at a given rate. Rows that are due but not sent do not accumulate.
class Pacer {
 public:
  explicit Pacer(double rows_per_second) : rate_(rows_per_second) {}

  void SetRate(double rows_per_second) {
    rate_ = rows_per_second;
    due_ = 0;
  }
  double rate() const { return rate_; }

  // Advances the time.
  void Advance(absl::Duration passed);
  bool IsDue() const { return due_ >= 1; }
  void Count(int64_t rows) { due_ -= static_cast<double>(rows); }
  // Time until the next row is due; at least a millisecond, so fast rates are sent in bursts.
  absl::Duration Wait() const;

 private:
  double rate_;
  double due_ = 0;
};

}  // namespace kiwoom::simulator
