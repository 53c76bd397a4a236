#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/fanout/event.h"

namespace kiwoom::fanout {

// The last values of one topic, which new readers get as snapshots. Only state topics have any. A topic that covers
// several keys (the stocks of an account, the phases of the exchanges) has one for each.
class LastValues {
 public:
  // Keys come from outside, so beyond this number the oldest is dropped.
  static constexpr size_t kMost = 4096;

  explicit LastValues(const codec::Tr& tr)
      : state_(tr.delivery == codec::Delivery::kState), of_the_day_(tr.registration == codec::Register::kMarket) {}

  bool empty() const { return !only_.event && others_.empty(); }
  void Keep(const EventRef& event, absl::Time received);
  // In order of arrival.
  std::vector<EventRef> Snapshots(absl::Time now) const;

 private:
  struct Value {
    EventRef event;
    absl::Time received;
  };

  const bool state_;
  // A state of the whole market (phases of its day, by clock time) is meaningless on the next day. The last value of an
  // item or an account stays valid.
  const bool of_the_day_;
  Value only_;  // for key 0, the only key of most topics
  absl::flat_hash_map<uint64_t, Value> others_;
};

}  // namespace kiwoom::fanout
