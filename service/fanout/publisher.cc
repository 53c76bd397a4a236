#include "service/fanout/publisher.h"

#include <utility>

namespace kiwoom::fanout {

void Publisher::Begin(uint64_t epoch) {
  live_ = true;
  epoch_ = epoch;
  sequence_ = 0;
}

std::vector<Publisher::Published> Publisher::TakeEarly() {
  // Rows from before the REG was sent belong to an earlier registration and must not enter this epoch.
  const absl::Time begin = absl::FromUnixMicros(static_cast<int64_t>(epoch_));
  std::vector<Published> events;
  for (const EarlyRow& row : std::exchange(early_, {})) {
    if (row.received >= begin) events.push_back({Encode(row.item, row.message, row.received), row.received});
  }
  // The next event reports them as skipped.
  sequence_ += std::exchange(early_lost_, 0);
  return events;
}

void Publisher::End() {
  live_ = false;
  early_.clear();
  early_lost_ = 0;
}

EventRef Publisher::Publish(std::string_view item, std::string_view message, absl::Time received) {
  if (live_) return Encode(item, message, received);
  if (early_.size() < kMostEarly) {
    early_.push_back({std::string(item), std::string(message), received});
  } else {
    ++early_lost_;
  }
  return {};
}

EventRef Publisher::Encode(std::string_view item, std::string_view message, absl::Time received) {
  const RowFacts facts = rows_.Read(item, message);
  return EventEncoder::Encode({.item = item,
                               .epoch = epoch_,
                               .sequence = ++sequence_,
                               .received = received,
                               .account = facts.account,
                               .session = of_account_ ? sessions::kDefaultSession : "",
                               .key = facts.key},
                              event_field_, message);
}

}  // namespace kiwoom::fanout
