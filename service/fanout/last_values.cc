#include "service/fanout/last_values.h"

#include <algorithm>
#include <utility>

namespace kiwoom::fanout {
namespace {

std::pair<uint64_t, uint64_t> Age(const EventRef& event) { return {event.epoch(), event.sequence()}; }

}  // namespace

void LastValues::Keep(const EventRef& event) {
  if (event.key() == 0) {
    only_ = event;
    return;
  }
  others_[event.key()] = event;
  if (others_.size() <= kMost) return;
  others_.erase(std::min_element(others_.begin(), others_.end(),
                                 [](const auto& a, const auto& b) { return Age(a.second) < Age(b.second); }));
}

std::vector<EventRef> LastValues::InOrder() const {
  std::vector<EventRef> events;
  if (only_) events.push_back(only_);
  for (const auto& [key, event] : others_) events.push_back(event);
  std::sort(events.begin(), events.end(), [](const EventRef& a, const EventRef& b) { return Age(a) < Age(b); });
  return events;
}

}  // namespace kiwoom::fanout
