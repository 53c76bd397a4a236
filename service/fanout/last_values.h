#pragma once

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/fanout/event.h"

namespace kiwoom::fanout {

// The last values of one topic that is a state: one, or, where a topic speaks of several things in turn (the stocks of an
// account, the phases of the exchanges), one of each.
class LastValues {
 public:
  // Keys come from outside: beyond this many the oldest goes.
  static constexpr size_t kMost = 4096;

  void Keep(const EventRef& event, absl::Time received);
  // Those received at `since` or later, in the order in which they came.
  std::vector<EventRef> Since(absl::Time since) const;

 private:
  struct Value {
    EventRef event;
    absl::Time received;
  };

  Value only_;  // of key 0, the only one of most topics
  absl::flat_hash_map<uint64_t, Value> others_;
};

}  // namespace kiwoom::fanout
