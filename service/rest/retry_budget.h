#pragma once

#include <algorithm>

namespace kiwoom::rest {

// How many requests may be sent again. Each success earns a tenth of a retry, so that a broker that fails is asked at
// most ten per cent more often, after the first few.
class RetryBudget {
 public:
  void Succeeded() { retries_ = std::min(kMost, retries_ + kEarned); }
  // Whether a request may be sent again; takes that retry.
  bool Take() {
    if (retries_ < 1) return false;
    retries_ -= 1;
    return true;
  }

 private:
  static constexpr double kMost = 10;
  static constexpr double kEarned = 0.1;

  double retries_ = kMost;
};

}  // namespace kiwoom::rest
