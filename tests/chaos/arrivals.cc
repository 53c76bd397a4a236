#include "tests/chaos/arrivals.h"

namespace kiwoom::chaos {
namespace {

// Nobody asks about earlier rows.
constexpr absl::Duration kKept = absl::Minutes(10);

}  // namespace

void Arrivals::Enter(const std::string& session, uint64_t order, absl::Time received) {
  const std::lock_guard lock(mutex_);
  auto& orders = orders_[session];
  auto next = orders.upper_bound(received);
  if (next != orders.begin() && std::prev(next)->second >= order) return;
  next = orders.insert_or_assign(next, received, order);
  for (++next; next != orders.end() && next->second <= order;) next = orders.erase(next);
  while (orders.begin()->first < received - kKept) orders.erase(orders.begin());
}

uint64_t Arrivals::LastBy(const std::string& session, absl::Time time) const {
  const std::lock_guard lock(mutex_);
  const auto orders = orders_.find(session);
  if (orders == orders_.end()) return 0;
  const auto next = orders->second.upper_bound(time);
  return next == orders->second.begin() ? 0 : std::prev(next)->second;
}

}  // namespace kiwoom::chaos
