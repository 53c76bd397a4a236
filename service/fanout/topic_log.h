#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/event.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// A place between events. All topics share the numbers, so they merge in the order in which the gateway learnt them.
using Ordinal = uint64_t;
inline constexpr Ordinal kNever = std::numeric_limits<Ordinal>::max();

// A period in which events may be missing. Times are of the wall clock.
struct GapSpan {
  absl::Time from = absl::InfinitePast();  // the last message before it; InfinitePast if there was none
  absl::Time until = absl::InfinitePast();
  std::string reason;
};

struct LoggedEvent {
  Ordinal ordinal = 0;
  EventRef event;
  absl::Time received;  // wall
  absl::Time logged;    // steady
};

// One epoch of a topic.
struct LoggedEpoch {
  uint64_t epoch = 0;
  const sessions::SessionName* session = nullptr;
  Ordinal ordinal = 0;  // of its beginning
  absl::Time begin;     // wall
  GapSpan gap;          // between the previous epoch and this one; meaningless for the first
  uint64_t last_sequence = 0;
  absl::Time doubted = absl::InfiniteFuture();  // from then on events may be missing at its end
  absl::Time ended = absl::InfiniteFuture();    // the last message of the session, once the epoch has ended
};

// A place within the events of one topic: behind this event. Sequence 0 is the beginning of the epoch.
struct EventPlace {
  uint64_t epoch = 0;
  uint64_t sequence = 0;

  friend auto operator<=>(const EventPlace&, const EventPlace&) = default;
};

inline EventPlace PlaceOf(const EventRef& event) { return {event.epoch(), event.sequence()}; }

// The last event of a topic that is no longer in the log.
struct EvictedEvent {
  EventPlace place;
  Ordinal ordinal = 0;
  absl::Time received = absl::InfinitePast();
};

// What the log knows of one topic: its recent events, and its epochs even if their events are gone. Numbers of events
// and epochs stay valid while the front is evicted.
class TopicLog {
 public:
  // The number of epochs that are remembered without their events. A position in an earlier one counts as one of
  // another process.
  static constexpr size_t kMostEpochs = 64;

  explicit TopicLog(sessions::Topic topic) : topic_(std::move(topic)) {}

  const sessions::Topic& topic() const { return topic_; }

  uint64_t first_event() const { return evicted_events_; }
  uint64_t end_event() const { return evicted_events_ + events_.size(); }
  const LoggedEvent& event(uint64_t number) const { return events_[number - evicted_events_]; }
  // All zero if nothing has been evicted.
  const EvictedEvent& last_evicted() const { return last_evicted_; }
  // The first event in the log that follows the place; end_event() if none does.
  uint64_t EventAfter(EventPlace place) const;
  // The first event in the log that was received after the time.
  uint64_t EventAfter(absl::Time received) const;

  uint64_t first_epoch() const { return forgotten_epochs_; }
  uint64_t end_epoch() const { return forgotten_epochs_ + epochs_.size(); }
  const LoggedEpoch& epoch(uint64_t number) const { return epochs_[number - forgotten_epochs_]; }
  // end_epoch() if it is unknown.
  uint64_t FindEpoch(uint64_t epoch) const;
  // The registration with this epoch. Of one that the log does not know, the session may be unknown.
  sessions::Registration RegistrationOf(uint64_t epoch) const;
  // The first that begins at the ordinal or later.
  uint64_t EpochFrom(Ordinal ordinal) const;
  bool live() const { return !epochs_.empty() && epochs_.back().ended == absl::InfiniteFuture(); }

 private:
  friend class EventLog;

  const sessions::Topic topic_;
  std::deque<LoggedEvent> events_;
  uint64_t evicted_events_ = 0;
  EvictedEvent last_evicted_;
  std::deque<LoggedEpoch> epochs_;
  uint64_t forgotten_epochs_ = 0;
  bool in_use_ = true;                                // a channel refers to it
  absl::Time unused_since_ = absl::InfiniteFuture();  // steady
};

}  // namespace kiwoom::fanout
