#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/fanout/topic_log.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

struct EventLogOptions {
  size_t byte_limit = size_t{64} << 20;  // of all market topics together, with the overhead of their entries
  absl::Duration age_limit = absl::Minutes(10);
  // Events of accounts have a log of their own, which market data cannot push out.
  size_t account_byte_limit = size_t{16} << 20;
  absl::Duration account_age_limit = absl::Hours(24);
};

// The recent events of all topics, in memory: the same immutable bytes that readers get. A reader that lost its
// connection continues from here (EventReplay). A journal on disk or a bus would have this interface.
//
// Epochs are remembered even after their events are gone, so that a position is either exact or a gap. Time is an
// argument; single-threaded.
class EventLog {
 public:
  // A gap that concerns all topics, because a message of the broker could not be read.
  struct Mark {
    Ordinal ordinal = 0;
    absl::Time from, until;
  };

  // The overhead that each event is charged in addition to its bytes.
  static constexpr size_t kEntryBytes = sizeof(LoggedEvent) + sizeof(void*) + 48;
  static constexpr size_t kMostMarks = 256;

  explicit EventLog(EventLogOptions options) : options_(options) {}
  ~EventLog();

  // The log of a topic that readers want from now on.
  std::shared_ptr<TopicLog> Use(const sessions::Topic& topic);
  // Nobody wants the topic any more. Its events stay for as long as the limits allow. `ended`: as for End.
  void Release(TopicLog& log, absl::Time ended, absl::Time now);

  // An epoch begins. `gap` is what is missing before it; null if no reader missed anything, which is true only for
  // readers that the topic has now: the log itself knows when the previous epoch ended.
  void Begin(TopicLog& log, uint64_t epoch, const GapSpan* gap, absl::Time begin,
             const sessions::SessionName* session = nullptr);
  // The epoch ended. The last message that could have held its events came at `ended` (wall).
  void End(TopicLog& log, absl::Time ended);
  // Events of the epoch may be missing since then. It goes on, but when it ends, it counts as having ended then.
  void Doubt(TopicLog& log, absl::Time since);
  void Append(TopicLog& log, const EventRef& event, absl::Time received, absl::Time now);
  // A message that could not be read arrived at `until`, the message before it at `from`. The time before it may hold
  // events that are missing, of any topic.
  void AddMark(absl::Time from, absl::Time until);

  // Everything with a smaller ordinal is in the log or gone.
  Ordinal end() const { return next_; }
  // A place of its own for something that is not in the log, behind everything that has happened.
  Ordinal TakePlace() { return next_++; }
  // Sorted by ordinal. If there are too many, the two oldest become one, in the place of the later.
  const std::deque<Mark>& marks() const { return marks_; }
  // The place of the first mark at the ordinal or behind it that was not over before that time (wall); end() if there
  // is none.
  Ordinal MarkSince(Ordinal from, absl::Time since) const;

  // Forgets market events, the oldest first, until events take no more than this in the whole process. Returns how
  // many.
  size_t Shrink(size_t most_event_memory);

  size_t bytes() const { return market_.bytes + account_.bytes; }
  size_t topic_count() const { return topics_.size(); }

 private:
  // The events of some topics in the order of their arrival, which is the order of eviction.
  struct Shelf {
    std::deque<TopicLog*> order;  // one entry per event
    size_t bytes = 0;
  };

  Shelf& ShelfOf(const TopicLog& log);
  void Evict(Shelf& shelf, size_t byte_limit, absl::Duration age_limit, absl::Time now);
  void EvictFirst(Shelf& shelf);
  static void ForgetEpochs(TopicLog& log);
  void ForgetUnused(absl::Time now);

  const EventLogOptions options_;
  absl::flat_hash_map<sessions::Topic, std::shared_ptr<TopicLog>> topics_;
  Shelf market_, account_;
  std::deque<Mark> marks_;
  Ordinal next_ = 1;
  absl::Time next_forget_ = absl::InfinitePast();
};

}  // namespace kiwoom::fanout
