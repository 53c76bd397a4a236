#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/fanout/event.h"

namespace kiwoom::fanout {

// The last values of one topic, which new readers get as snapshots. Only states have any: one, or, where a topic speaks
// of several things in turn (the stocks of an account, the phases of the exchanges), one of each.
class LastValues {
 public:
  // Keys come from outside: beyond this many the oldest goes.
  static constexpr size_t kMost = 4096;

  explicit LastValues(const codec::Tr& tr)
      : state_(tr.delivery == codec::Delivery::kState), of_the_day_(tr.registration == codec::Register::kMarket) {}

  void Keep(const EventRef& event, absl::Time received);
  // In the order in which they came.
  std::vector<EventRef> Snapshots(absl::Time now) const;

 private:
  struct Value {
    EventRef event;
    absl::Time received;
  };

  const bool state_;
  // What is known of the whole market (phases of its day, by the clock) is worth nothing on the day after; of an item
  // or an account the last value stays what it was.
  const bool of_the_day_;
  Value only_;  // of key 0, the only one of most topics
  absl::flat_hash_map<uint64_t, Value> others_;
};

}  // namespace kiwoom::fanout
