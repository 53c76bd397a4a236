#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "service/fanout/event.h"
#include "service/fanout/queued_event.h"
#include "service/fanout/stream_cursor.h"

namespace kiwoom::fanout {

// The contract's SlowReaderPolicy.
enum class SlowReaderPolicy { kSkip, kDisconnect };

struct ReaderQueueOptions {
  SlowReaderPolicy policy = SlowReaderPolicy::kSkip;
  size_t event_limit = 16384;
  size_t byte_limit = size_t{16} << 20;
};

// Why a queue accepts no more events.
enum class Overflow {
  kNone,
  kEvents,   // full, and the reader's policy is kDisconnect
  kNotices,  // more notices, which are never skipped, than half of the limit and kFewNotices
  kMemory,   // the memory for all events is used up, and the reader is among the slowest
};

// The bounded queue of one reader. When it is full, kDisconnect accepts no more events and still delivers the queued
// ones. kSkip skips overtaken events: those with a newer event of the same cursor, epoch and key behind them. Of states
// it skips all of these, of other types those that were overtaken first, which within a topic are the oldest. The
// newest event is never skipped, because it reports the ones skipped before it. Notices are never skipped either. Only
// the last heartbeat is kept.
//
// No push walks the queue. The queues of many stalled readers fill up at the same moment, and such walks would delay
// the readers that keep up. No I/O; single-threaded.
class ReaderQueue {
 public:
  // This many notices may always be queued, whatever the limit: a renewed session sends one per REG.
  static constexpr size_t kFewNotices = 256;
  // The maximum number of events that a full queue skips per push: of states until none is overtaken any more, of other
  // types until it is no longer full.
  static constexpr int kSkippedAtOnce = 8;
  // Queued acknowledgements beyond this size supersede one another.
  static constexpr size_t kAcknowledgementBytes = size_t{256} << 10;

  explicit ReaderQueue(ReaderQueueOptions options) : options_(options) {}
  ~ReaderQueue();
  ReaderQueue(const ReaderQueue&) = delete;
  ReaderQueue& operator=(const ReaderQueue&) = delete;

  // Opens a cursor whose reader has received everything up to this event.
  StreamCursor* OpenCursor(bool state, uint64_t epoch, uint64_t sequence);
  // The reader does not want the topic any more. Events that are queued are still delivered: they happened before. The
  // snapshots are not, because a reader that changes its mind gets new ones; those of a queue that has overflowed stay.
  void CloseCursor(StreamCursor* cursor);

  // Events with the same `frame` arrived together. The limit does not apply within a frame: a reader that keeps up is
  // not slow because one frame holds many rows. 0: a frame of its own. `arrival` is the frame's on the steady clock, in
  // nanoseconds; 0: the event waited elsewhere, so its latency says nothing.
  void Push(EventRef event, StreamCursor* cursor, uint64_t frame = 0, int64_t arrival = 0);
  // The last value known when the reader joined.
  void PushSnapshot(EventRef event, StreamCursor* cursor);
  void PushNotice(EventRef event);
  // An acknowledgement contains all interests, up to a megabyte. So if many bytes of them are queued, newer ones
  // supersede the oldest; but the first event of the stream stays.
  void PushAcknowledgement(EventRef event);
  void PushHeartbeat(EventRef event);
  // An event from the log. The reader pulls these, so neither limit nor policy applies.
  void PushPulled(EventRef event, StreamCursor* cursor, QueuedEvent::Kind kind);
  // Whether so many more notices could be queued.
  bool HasRoomForNotices(size_t count, size_t bytes) const;
  // From now on it accepts nothing.
  void End(Overflow overflow) { overflow_ = overflow; }
  // Skips what may be skipped, in the usual order, until events take no more than this in the whole process.
  void Shrink(size_t most_event_memory);
  // Accepts nothing from now on, and drops what is queued.
  void EndForMemory();
  // The cursor of a closed subscription that waited for more events; they have come or never will.
  void ReleaseHeld(StreamCursor* cursor);

  bool empty() const { return size_ == 0 && batch_.empty(); }
  size_t size() const { return size_; }
  size_t bytes() const { return bytes_; }
  // What is freed with the queue, if nobody shares its events.
  size_t memory() const { return bytes_ + size_ * sizeof(QueuedEvent); }
  Overflow overflow() const { return overflow_; }
  uint64_t skipped_count() const { return skipped_count_; }
  uint64_t sent_count() const { return sent_count_; }

  // Takes events from the front for a Subscribe response of up to `limit` bytes, at least one, and returns its size; 0
  // if the queue is empty. Call WriteBatch next.
  size_t TakeBatch(size_t limit);
  // When the oldest event of the batch arrived, as Push has it; 0: none of them counts.
  int64_t batch_arrival() const { return batch_arrival_; }
  // Writes the batch, in the size that TakeBatch returned, and releases it.
  void WriteBatch(char* out);

 private:
  using Kind = QueuedEvent::Kind;
  struct Ready {
    EventRef event;
    uint64_t skipped = 0;
    Kind kind = Kind::kEvent;
  };

  bool full() const { return size_ >= options_.event_limit || bytes_ >= options_.byte_limit; }
  bool AppliesLimit(uint64_t frame);
  void Append(EventRef event, StreamCursor* cursor, Kind kind, int64_t arrival = 0);
  void Overtake(QueuedEvent& entry);
  void MakeRoom();
  void LeaveOut(QueuedEvent& entry);
  void Remove(QueuedEvent& entry);
  void Release(StreamCursor* cursor);

  const ReaderQueueOptions options_;
  QueuedEvents<&QueuedEvent::order> entries_;  // owned
  // Superseded by a newer one, so they may be skipped.
  QueuedEvents<&QueuedEvent::removal> overtaken_states_;
  QueuedEvents<&QueuedEvent::removal> overtaken_events_;
  absl::flat_hash_map<std::pair<const StreamCursor*, uint64_t>, QueuedEvent*> newest_of_key_;  // for cursors with keys
  uint64_t frame_ = 0;
  bool full_before_frame_ = false;
  bool acknowledged_ = false;                  // the first acknowledgement was queued
  std::deque<QueuedEvent*> acknowledgements_;  // the queued ones after it
  size_t acknowledgement_bytes_ = 0;
  bool conflating_ = false;  // it was full and still contains overtaken states
  size_t size_ = 0;
  size_t bytes_ = 0;
  size_t notices_ = 0;
  size_t notice_bytes_ = 0;
  std::vector<Ready> batch_;
  int64_t batch_arrival_ = 0;
  std::vector<std::unique_ptr<StreamCursor>> cursors_;
  StreamCursor heartbeats_{.state = true};  // heartbeats supersede one another like the values of a state
  Overflow overflow_ = Overflow::kNone;
  uint64_t skipped_count_ = 0;
  uint64_t sent_count_ = 0;
};

}  // namespace kiwoom::fanout
