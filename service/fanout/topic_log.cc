#include "service/fanout/topic_log.h"

#include <algorithm>

namespace kiwoom::fanout {

uint64_t TopicLog::EventAfter(EventPlace place) const {
  const auto found =
      std::ranges::upper_bound(events_, place, {}, [](const auto& event) { return PlaceOf(event.event); });
  return evicted_events_ + static_cast<uint64_t>(found - events_.begin());
}

// Not a binary search: the wall clock may have stepped.
uint64_t TopicLog::EventAfter(absl::Time received) const {
  const auto found = std::ranges::find_if(events_, [&](const auto& event) { return event.received > received; });
  return evicted_events_ + static_cast<uint64_t>(found - events_.begin());
}

uint64_t TopicLog::FindEpoch(uint64_t epoch) const {
  const auto found = std::ranges::find(epochs_, epoch, &LoggedEpoch::epoch);
  return forgotten_epochs_ + static_cast<uint64_t>(found - epochs_.begin());
}

sessions::Registration TopicLog::RegistrationOf(uint64_t epoch) const {
  const uint64_t number = FindEpoch(epoch);
  return {topic_, epoch, number == end_epoch() ? topic_.session : this->epoch(number).session};
}

uint64_t TopicLog::EpochFrom(Ordinal ordinal) const {
  const auto found = std::ranges::lower_bound(epochs_, ordinal, {}, &LoggedEpoch::ordinal);
  return forgotten_epochs_ + static_cast<uint64_t>(found - epochs_.begin());
}

}  // namespace kiwoom::fanout
