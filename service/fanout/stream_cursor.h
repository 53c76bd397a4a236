#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "absl/time/time.h"
#include "service/fanout/event_pacer.h"
#include "service/fanout/queued_event.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// The position of one reader in one topic: the last event delivered. `skipped` is derived from it, so it always agrees
// with the sequence numbers.
struct StreamCursor {
  bool state = false;      // only the last value matters: older ones are skipped first
  bool announced = false;  // a live or gap notice has been sent
  bool refused = false;    // a refused or waiting notice has been sent, and no live notice since
  // Set while a gap is owed to this reader alone, from this time on (wall): it resumed, and the topic is not live yet.
  std::optional<absl::Time> missing_since;
  bool closed = false;               // unsubscribed; exists until its queued events have been taken
  EventPacer::Line* line = nullptr;  // if the reader wants at most one event per interval
  absl::Duration min_interval = absl::ZeroDuration();
  uint32_t queued = 0;
  size_t slot = 0;                                // index among the cursors of its queue
  QueuedEvent* newest = nullptr;                  // the newest queued event without a key
  QueuedEvents<&QueuedEvent::removal> snapshots;  // the queued ones that no newer event has overtaken
  uint64_t epoch = 0;                             // of the last delivered event, or of the topic when the reader joined
  uint64_t sequence = 0;

  // The number of events between the last delivered one and this one.
  uint64_t SkippedBefore(uint64_t next_epoch, uint64_t next_sequence) const {
    if (next_epoch != epoch) return next_sequence - 1;
    return next_sequence > sequence ? next_sequence - sequence - 1 : 0;
  }
  void Advance(uint64_t next_epoch, uint64_t next_sequence) {
    epoch = next_epoch;
    sequence = next_sequence;
  }
};

// The subscribed topics of a reader, sorted.
using StreamCursors = std::map<sessions::Topic, StreamCursor*>;

}  // namespace kiwoom::fanout
