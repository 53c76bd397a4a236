#include "service/fanout/last_values.h"

#include <algorithm>
#include <utility>

#include "service/broker/seoul_time.h"

namespace kiwoom::fanout {
namespace {

std::pair<uint64_t, uint64_t> Age(const EventRef& event) { return {event.epoch(), event.sequence()}; }

}  // namespace

void LastValues::Keep(const EventRef& event, absl::Time received) {
  if (!state_) return;
  if (event.key() == 0) {
    only_ = {event, received};
    return;
  }
  others_[event.key()] = {event, received};
  if (others_.size() <= kMost) return;
  const auto older = [](const auto& a, const auto& b) { return Age(a.second.event) < Age(b.second.event); };
  others_.erase(std::min_element(others_.begin(), others_.end(), older));
}

std::vector<EventRef> LastValues::Snapshots(absl::Time now) const {
  const absl::Time since =
      of_the_day_ ? absl::FromCivil(absl::ToCivilDay(now, broker::Seoul()), broker::Seoul()) : absl::InfinitePast();
  std::vector<EventRef> events;
  if (only_.event && only_.received >= since) events.push_back(only_.event);
  for (const auto& [key, value] : others_) {
    if (value.received >= since) events.push_back(value.event);
  }
  std::sort(events.begin(), events.end(), [](const EventRef& a, const EventRef& b) { return Age(a) < Age(b); });
  return events;
}

}  // namespace kiwoom::fanout
