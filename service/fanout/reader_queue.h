#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "service/fanout/event.h"
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

// What waits for one reader, bounded. When it is full: kSkip keeps the last values of state cursors and leaves out the oldest
// of the others, kDisconnect takes nothing more and lets what it holds be delivered. Notices are never left out, nor is
// the newest event of a cursor in an epoch: it tells what was left out before it. Of heartbeats the last one counts. Plain
// memory: no I/O, one thread.
class ReaderQueue {
 public:
  // So many notices may wait whatever the limit: a session that is renewed has one for each REG.
  static constexpr size_t kFewNotices = 256;

  explicit ReaderQueue(ReaderQueueOptions options)
      : options_(options), event_ceiling_(options.event_limit), byte_ceiling_(options.byte_limit) {}

  // A cursor whose reader has been told everything up to this event.
  StreamCursor* OpenFeed(bool state, uint64_t epoch, uint64_t sequence);
  // What is queued of it is still delivered.
  void CloseFeed(StreamCursor* cursor);

  void Push(EventRef event, StreamCursor* cursor);
  // The last value known when the reader came.
  void PushSnapshot(EventRef event, StreamCursor* cursor);
  void PushNotice(EventRef event);
  void PushHeartbeat(EventRef event);

  bool empty() const { return entries_.empty() && batch_.empty(); }
  size_t size() const { return entries_.size(); }
  Overflow overflow() const { return overflow_; }
  uint64_t skipped_count() const { return skipped_count_; }
  uint64_t sent_count() const { return sent_count_; }

  // Takes from the front what makes up to `limit` bytes of a Subscribe response, at least one event, and returns its
  // size; 0 if nothing waits. WriteBatch must follow.
  size_t TakeBatch(size_t limit);
  // Writes the batch, TakeBatch's size, and lets it go.
  void WriteBatch(char* out);

 private:
  struct Entry {
    EventRef event;
    StreamCursor* cursor = nullptr;  // null: a notice or a heartbeat
    bool snapshot = false;
    bool heartbeat = false;
    bool newest = false;  // of its kind, while room is made
    bool is_notice() const { return cursor == nullptr && !heartbeat; }
  };
  struct Ready {
    EventRef event;
    uint64_t skipped = 0;
    bool snapshot = false;
  };

  void Append(Entry entry);
  bool full() const { return entries_.size() >= event_ceiling_ || bytes_ >= byte_ceiling_; }
  void MakeRoom();
  void Release(StreamCursor* cursor);

  const ReaderQueueOptions options_;
  std::deque<Entry> entries_;
  size_t bytes_ = 0;
  size_t notices_ = 0;
  size_t notice_bytes_ = 0;
  // The limits, or more where what may not be left out has reached them.
  size_t event_ceiling_;
  size_t byte_ceiling_;
  std::vector<Ready> batch_;
  std::vector<std::unique_ptr<StreamCursor>> cursors_;
  Overflow overflow_ = Overflow::kNone;
  uint64_t skipped_count_ = 0;
  uint64_t sent_count_ = 0;
};

}  // namespace kiwoom::fanout
