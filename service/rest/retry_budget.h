#pragma once

#include <algorithm>

namespace kiwoom::rest {

// Limits how many requests are repeated. Each success earns a tenth of a retry. After the first few, retries therefore
// add at most ten per cent to the load of a failing broker.
class RetryBudget {
 public:
  void Succeeded() { retries_ = std::min(kMost, retries_ + kEarned); }
  // Takes one retry from the budget. Returns false if there is none.
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
