#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "service/fanout/event.h"
#include "service/fanout/feed.h"

namespace kiwoom::fanout {

// The contract's SlowReaderPolicy.
enum class SlowReaderPolicy { kSkip, kDisconnect };

struct ReaderQueueOptions {
  SlowReaderPolicy policy = SlowReaderPolicy::kSkip;
  size_t event_limit = 16384;
  size_t byte_limit = size_t{16} << 20;
};

// What waits for one reader, bounded. When it is full: kSkip keeps the last values of state feeds and leaves out the oldest
// of the others, kDisconnect takes nothing more (overflowed) and lets what it holds be delivered. Notices are never left
// out, nor is the newest event of a feed in an epoch: it tells what was left out before it. Plain memory: no I/O, one
// thread.
class ReaderQueue {
 public:
  explicit ReaderQueue(ReaderQueueOptions options) : options_(options) {}

  // A feed whose reader has been told everything up to this event.
  Feed* OpenFeed(bool state, uint64_t epoch, uint64_t sequence);
  // What is queued of it is still delivered.
  void CloseFeed(Feed* feed);

  void Push(EventRef event, Feed* feed);
  // The last value known when the reader came.
  void PushSnapshot(EventRef event, Feed* feed);
  void PushNotice(EventRef event);

  bool empty() const { return entries_.empty() && batch_.empty(); }
  size_t size() const { return entries_.size(); }
  bool overflowed() const { return overflowed_; }
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
    Feed* feed = nullptr;  // null: a notice
    bool snapshot = false;
    bool newest = false;  // of its kind, while room is made
  };
  struct Ready {
    EventRef event;
    uint64_t skipped = 0;
    bool snapshot = false;
  };

  void Append(Entry entry);
  bool full() const { return entries_.size() >= options_.event_limit || bytes_ >= options_.byte_limit; }
  void MakeRoom();
  void Release(Feed* feed);

  const ReaderQueueOptions options_;
  std::deque<Entry> entries_;
  size_t bytes_ = 0;
  std::vector<Ready> batch_;
  std::vector<std::unique_ptr<Feed>> feeds_;
  bool overflowed_ = false;
  uint64_t skipped_count_ = 0;
  uint64_t sent_count_ = 0;
};

}  // namespace kiwoom::fanout
