#include "tests/chaos/violations.h"

#include <utility>

namespace kiwoom::chaos {

void Violations::Add(Violation violation) {
  const std::lock_guard lock(mutex_);
  if (++count_ <= kMostKept) list_.push_back(std::move(violation));
}

size_t Violations::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

std::vector<Violation> Violations::list() const {
  const std::lock_guard lock(mutex_);
  return list_;
}

}  // namespace kiwoom::chaos
