#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/fanout/event.h"
#include "service/fanout/event_log.h"
#include "service/fanout/queued_event.h"
#include "service/fanout/stream_cursor.h"
#include "service/fanout/topic_log.h"

namespace kiwoom::fanout {

// A reader's way from its positions to the live edge. While it is on the way, the reader pulls all its events from the
// log, as fast as it reads them; nothing is pushed into its queue, so its policy does not apply. Topics merge in the
// order in which the gateway learnt their events. The gaps of the past are told in their places, and the stream's own
// notices, which continue to come, in theirs.
//
// If the log evicts events before the reader pulls them, a gap takes their place.
class EventReplay {
 public:
  // Where a topic's replay begins.
  struct Start {
    uint64_t next_event = 0;
    uint64_t next_epoch = 0;  // the first whose gap is to be told
    absl::Time from;          // the reader's last event, for a gap; wall
    Ordinal marks = kNever;   // unreadable messages from here on concern the reader, even if they are from the past
  };
  struct Item {
    EventRef event;
    StreamCursor* cursor = nullptr;  // null for notices
    QueuedEvent::Kind kind = QueuedEvent::Kind::kNotice;
    bool acknowledgement = false;
  };

  explicit EventReplay(EventLog& log) : log_(log) {}
  ~EventReplay();
  EventReplay(const EventReplay&) = delete;
  EventReplay& operator=(const EventReplay&) = delete;

  // The cursor counts as having one more event queued until its track ends.
  void Add(std::shared_ptr<const TopicLog> topic, StreamCursor* cursor, const Start& start);
  // Nothing after this moment belongs to the cursor, nor do its snapshots that wait: the next acknowledgement drops
  // them.
  void Close(const StreamCursor* cursor);
  // A notice, heartbeat or snapshot in front of everything that happens from now on. Acknowledgements supersede one
  // another as in ReaderQueue.
  void Push(Item item);

  // The next item; none: the live edge is reached, and nothing is left.
  std::optional<Item> Next();
  // Cursors whose tracks have ended since the last call, and those of dropped snapshots: each holds one event less.
  std::vector<StreamCursor*> TakeEnded() { return std::exchange(ended_, {}); }

  // Notices that wait.
  size_t notice_count() const { return notice_count_; }
  size_t notice_bytes() const { return notice_bytes_; }
  // What is freed with the replay, if nobody shares its events.
  size_t memory() const { return pending_bytes_ + pending_.size() * sizeof(Pending); }

 private:
  struct Track {
    std::shared_ptr<const TopicLog> topic;
    StreamCursor* cursor;  // null: ended
    uint64_t next_event;
    uint64_t next_epoch;
    uint64_t end_epoch;  // later epochs have notices of their own
    absl::Time from;
    Ordinal begin;         // events before it are older than the replay
    Ordinal floor;         // it counts as no earlier, because notices about it come first
    Ordinal end = kNever;  // events from here on do not belong to the reader any more
    bool owes = false;     // closed while events before `end` were unread
  };
  struct Pending {
    Ordinal ordinal;
    Item item;
  };
  // Where something comes, and where it came from.
  struct Place {
    Ordinal place = kNever;  // never before the notices about it
    Ordinal ordinal = kNever;

    friend auto operator<=>(const Place&, const Place&) = default;
  };
  struct Head {
    Place at;
    size_t track;

    friend auto operator<=>(const Head&, const Head&) = default;
  };

  static bool IsOvertaken(const Track& track) { return track.next_event < track.topic->first_event(); }
  static Place NextPlace(const Track& track);
  static EventRef Overtaken(Track& track);
  static bool IsNotice(const Item& item) { return item.kind == QueuedEvent::Kind::kNotice; }
  void Collect();
  void End(size_t track);
  void PushHead(size_t track);
  Item TakeFrom(Track& track);
  Item TakePending();
  void DropSnapshots();
  void Forget(const Item& item);
  Place NextMark() const;

  EventLog& log_;
  std::vector<Track> tracks_;
  std::vector<size_t> free_;  // ended tracks
  absl::flat_hash_map<const StreamCursor*, size_t> by_cursor_;
  // A heap, first head first: of each track that has an event before the horizon. Behind the horizon are events that
  // were logged after the heap was filled; they come when it is empty. A head may be out of date.
  std::vector<Head> heads_;
  Ordinal horizon_ = 0;
  bool begun_ = false;
  std::deque<Pending> pending_;
  bool closed_ = false;  // a cursor was closed, and pending_ may hold its snapshots
  size_t pending_bytes_ = 0;
  size_t notice_count_ = 0;
  size_t notice_bytes_ = 0;
  size_t acknowledgement_bytes_ = 0;
  Ordinal marks_from_ = kNever;
  Ordinal floor_ = 0;        // of the tracks that were added last
  Ordinal marks_floor_ = 0;  // as Track::floor
  std::vector<StreamCursor*> ended_;
};

}  // namespace kiwoom::fanout
