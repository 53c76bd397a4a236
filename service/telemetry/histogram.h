#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace kiwoom::telemetry {

// Counts values by size, for the hot path: each bound is twice the one before, so the exponent of a value is its place.
// Single-threaded; a copy may be read anywhere.
class Histogram {
 public:
  static constexpr int kBounds = 20;
  using Counts = std::array<uint64_t, kBounds + 1>;  // the last one: values above all bounds

  explicit Histogram(double first_bound)
      : first_bound_(first_bound), last_bound_(std::ldexp(first_bound, kBounds - 1)) {}

  void Add(double value) {
    ++counts_[static_cast<size_t>(PlaceOf(value))];
    sum_ += value;
  }
  // The values of another histogram with the same bounds.
  void Add(const Histogram& other) {
    for (size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
    sum_ += other.sum_;
  }

  // The largest value that counts at this place or before.
  double bound(int place) const { return std::ldexp(first_bound_, place); }
  const Counts& counts() const { return counts_; }
  uint64_t count() const { return std::accumulate(counts_.begin(), counts_.end(), uint64_t{0}); }
  double sum() const { return sum_; }

 private:
  int PlaceOf(double value) const {
    if (value <= first_bound_) return 0;
    if (!(value <= last_bound_)) return kBounds;
    int exponent = 0;
    const double fraction = std::frexp(value / first_bound_, &exponent);
    return fraction == 0.5 ? exponent - 1 : exponent;
  }

  double first_bound_;
  double last_bound_;
  Counts counts_{};
  double sum_ = 0;
};

}  // namespace kiwoom::telemetry
