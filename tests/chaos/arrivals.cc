#include "tests/chaos/arrivals.h"

namespace kiwoom::chaos {
namespace {

// Nobody asks about earlier rows.
constexpr absl::Duration kKept = absl::Minutes(10);

}  // namespace

void Arrivals::Enter(uint64_t order, absl::Time received) {
  const std::lock_guard lock(mutex_);
  auto next = orders_.upper_bound(received);
  if (next != orders_.begin() && std::prev(next)->second >= order) return;
  next = orders_.insert_or_assign(next, received, order);
  for (++next; next != orders_.end() && next->second <= order;) next = orders_.erase(next);
  while (orders_.begin()->first < received - kKept) orders_.erase(orders_.begin());
}

uint64_t Arrivals::LastBy(absl::Time time) const {
  const std::lock_guard lock(mutex_);
  const auto next = orders_.upper_bound(time);
  return next == orders_.begin() ? 0 : std::prev(next)->second;
}

}  // namespace kiwoom::chaos
