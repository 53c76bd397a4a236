#pragma once

#include <cstddef>
#include <cstdint>

namespace kiwoom::fanout {

struct QueuedEvent;

// One topic as one reader gets it: how far it has been told. What it missed follows from that, so that the sequence
// numbers and `skipped` cannot disagree.
struct StreamCursor {
  bool state = false;      // the last value counts: older ones may be left out first
  bool announced = false;  // a live or gap notice has been sent
  bool closed = false;     // unsubscribed; lives until its queued events are taken
  uint32_t queued = 0;
  size_t slot = 0;                // among the cursors of its queue
  QueuedEvent* newest = nullptr;  // of what is queued and has no key
  uint64_t epoch = 0;             // of the last event told, or of the topic when the reader came
  uint64_t sequence = 0;

  // The events between the last one told and this one.
  uint64_t SkippedBefore(uint64_t next_epoch, uint64_t next_sequence) const {
    return next_epoch == epoch ? next_sequence - sequence - 1 : next_sequence - 1;
  }
  void Tell(uint64_t next_epoch, uint64_t next_sequence) {
    epoch = next_epoch;
    sequence = next_sequence;
  }
};

}  // namespace kiwoom::fanout
