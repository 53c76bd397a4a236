#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/fanout/event.h"

namespace kiwoom::fanout {

// Conflates by time: a reader that asks for a `min_interval` gets at most one event per topic and key in the interval,
// the newest. It stands between the topic and the queues of such readers, and has one line for each of their topics:
//  - An event goes at once if the previous one went at least an interval ago. Otherwise the line holds it, and it
//    replaces a held event of the same key.
//  - When the interval is over, the held events go in the order of their sequences, because `skipped` is derived from
//    the sequences that a reader gets. For the same reason a line holds the first event of a key behind an event of
//    another key.
//  - Before anything that must not overtake a held event (a notice about the topic, a loss of the session, a new epoch,
//    the end of the subscription), the caller flushes the line. The newest event of an epoch is never left out.
//
// Deliveries must not call back into the pacer. Times are steady; no I/O, single-threaded.
class EventPacer {
 public:
  using Deliver = std::function<void(const EventRef&)>;

  class Line;

  EventPacer();
  ~EventPacer();

  // Opens a line, which is valid until Close. Its first event goes at `first` at the earliest: now, or an interval
  // later if the reader just got a snapshot.
  Line* Open(absl::Duration interval, absl::Time first, Deliver deliver);
  // Flushes the line first. Call it before the reader's cursor is closed.
  void Close(Line* line, absl::Time now);

  // Delivers or holds a new event of the line's topic.
  void Push(Line* line, EventRef event, absl::Time now);

  // Delivers what the line holds.
  void Flush(Line* line, absl::Time now);
  // Likewise of all lines, before a notice about all topics and at the end of the process.
  void FlushAll(absl::Time now);

  // When a held event is due; infinitely late if there is none.
  absl::Time NextDue() const { return due_.empty() ? absl::InfiniteFuture() : due_.begin()->first.first; }
  // Delivers what is due: by due time, and of the same time by order of opening.
  void OnTimer(absl::Time now);

  // Events that newer ones replaced.
  uint64_t replaced_count() const { return replaced_; }

  // Lines that hold an event.
  size_t holding() const { return due_.size(); }

 private:
  using Place = std::pair<absl::Time, uint64_t>;  // due, number of the line

  absl::flat_hash_map<const Line*, std::unique_ptr<Line>> lines_;
  std::map<Place, Line*> due_;
  uint64_t opened_ = 0;
  uint64_t replaced_ = 0;
};

}  // namespace kiwoom::fanout
