#pragma once

#include <cstdint>
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

// Why a queue takes nothing more.
enum class Overflow {
  kNone,
  kEvents,   // full, and the reader's policy is kDisconnect
  kNotices,  // half of it notices (or kFewNotices of them), which are never left out
};

// What waits for one reader, bounded. When it is full, kDisconnect takes nothing more and lets what it holds be
// delivered. kSkip leaves out what has been overtaken, that is, what a newer event of the same cursor, epoch and key
// waits behind: of states all of it, of other types what was overtaken first, which within a topic is the oldest. The
// newest is never left out, as it tells what was left out before it; nor is a notice. Of heartbeats the last counts.
//
// No push walks the queue: the queues of many stalled readers fill up in the same moment, and the readers that keep up
// would wait for all those walks. Plain memory: no I/O, one thread.
class ReaderQueue {
 public:
  // So many notices may wait whatever the limit: a session that is renewed has one for each REG.
  static constexpr size_t kFewNotices = 256;
  // A full queue loses so many overtaken states at each push, until it holds none.
  static constexpr int kStatesAtOnce = 8;

  explicit ReaderQueue(ReaderQueueOptions options) : options_(options) {}
  ~ReaderQueue();
  ReaderQueue(const ReaderQueue&) = delete;
  ReaderQueue& operator=(const ReaderQueue&) = delete;

  // A cursor whose reader has been told everything up to this event.
  StreamCursor* OpenCursor(bool state, uint64_t epoch, uint64_t sequence);
  // What is queued of it is still delivered.
  void CloseCursor(StreamCursor* cursor);

  void Push(EventRef event, StreamCursor* cursor);
  // The last value known when the reader came.
  void PushSnapshot(EventRef event, StreamCursor* cursor);
  void PushNotice(EventRef event);
  void PushHeartbeat(EventRef event);

  bool empty() const { return size_ == 0 && batch_.empty(); }
  size_t size() const { return size_; }
  Overflow overflow() const { return overflow_; }
  uint64_t skipped_count() const { return skipped_count_; }
  uint64_t sent_count() const { return sent_count_; }

  // Takes from the front what makes up to `limit` bytes of a Subscribe response, at least one event, and returns its
  // size; 0 if nothing waits. WriteBatch must follow.
  size_t TakeBatch(size_t limit);
  // Writes the batch, TakeBatch's size, and lets it go.
  void WriteBatch(char* out);

 private:
  using Kind = QueuedEvent::Kind;
  struct Ready {
    EventRef event;
    uint64_t skipped = 0;
    bool snapshot = false;
  };

  bool full() const { return size_ >= options_.event_limit || bytes_ >= options_.byte_limit; }
  void Append(EventRef event, StreamCursor* cursor, Kind kind);
  void Overtake(QueuedEvent& entry);
  void MakeRoom();
  void LeaveOut(QueuedEvent& entry);
  void Remove(QueuedEvent& entry);
  void Release(StreamCursor* cursor);

  const ReaderQueueOptions options_;
  QueuedEvents<&QueuedEvent::order> entries_;  // owned
  QueuedEvents<&QueuedEvent::overtaken> overtaken_states_;
  QueuedEvents<&QueuedEvent::overtaken> overtaken_events_;
  absl::flat_hash_map<std::pair<const StreamCursor*, uint64_t>, QueuedEvent*> newest_of_key_;  // of cursors with keys
  bool conflating_ = false;  // it was full, and overtaken states are left
  size_t size_ = 0;
  size_t bytes_ = 0;
  size_t notices_ = 0;
  size_t notice_bytes_ = 0;
  std::vector<Ready> batch_;
  std::vector<std::unique_ptr<StreamCursor>> cursors_;
  StreamCursor heartbeats_{.state = true};  // they overtake one another as the values of a state do
  Overflow overflow_ = Overflow::kNone;
  uint64_t skipped_count_ = 0;
  uint64_t sent_count_ = 0;
};

}  // namespace kiwoom::fanout
