#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "service/fanout/event_log.h"
#include "service/fanout/event_replay.h"
#include "service/fanout/reader_queue.h"
#include "service/fanout/upstream_uses.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// What happens to topics that the broker's connections have no room for.
enum class RoomPolicy : uint8_t { kRefuse, kWait };

struct ReaderOptions {
  std::string peer;    // "ipv4:127.0.0.1:51234"
  std::string caller;  // the unit of fairness: who has a share of the room, and takes turns for it
  int item_limit = 0;  // different items that it may take; 0: no limit; see Reader::item_limit
  std::string owner;   // the name of the caller, who may change the stream
  ReaderQueueOptions queue;
  bool without_snapshot = false;
  RoomPolicy room_policy = RoomPolicy::kRefuse;
  const codec::Tr* only = nullptr;  // the type of a typed stream, which cannot carry others
};

// One stream as the hub sees it. The hub owns it from Open to Close.
class Reader {
 public:
  // `on_readable` is called when an empty queue becomes non-empty or has overflowed.
  Reader(std::string id, ReaderOptions options, absl::Time start, std::function<void()> on_readable)
      : id_(std::move(id)),
        options_(std::move(options)),
        start_(start),
        on_readable_(std::move(on_readable)),
        queue_(options_.queue),
        item_limit_(options_.item_limit) {}

  const std::string& id() const { return id_; }
  const ReaderOptions& options() const { return options_; }
  absl::Time start() const { return start_; }
  // It may have changed since the reader was opened.
  int item_limit() const { return item_limit_; }
  void SetItemLimit(int limit) { item_limit_ = limit; }
  ReaderQueue& queue() { return queue_; }
  const ReaderQueue& queue() const { return queue_; }
  // Its subscribed topics, sorted.
  StreamCursors& cursors() { return cursors_; }
  const StreamCursors& cursors() const { return cursors_; }

  // The sessions that its topics are on.
  UpstreamUses& upstreams() { return upstreams_; }
  const UpstreamUses& upstreams() const { return upstreams_; }

  // See ReaderQueue.
  void Push(const EventRef& event, StreamCursor* cursor, uint64_t frame, int64_t arrival = 0) {
    if (replay_ != nullptr) return;                    // pulled from the log
    if (queue_.overflow() != Overflow::kNone) return;  // the stream is ending
    if (gap_owed_) ReportOwedGap();
    const bool was_empty = queue_.empty();
    queue_.Push(event, cursor, frame, arrival);
    Wake(was_empty);
  }
  void PushSnapshot(const EventRef& event, StreamCursor* cursor);
  void PushNotice(const EventRef& event);
  void PushAcknowledgement(const EventRef& event);
  void PushHeartbeat(const EventRef& event);

  // From now on the reader pulls its events from the log, until it reaches the live edge. Call Follow for each of its
  // cursors, also for those that it gets meanwhile.
  void BeginReplay(EventLog& log);
  void Follow(std::shared_ptr<const TopicLog> topic, StreamCursor* cursor, const EventReplay::Start& start);
  bool replaying() const { return replay_ != nullptr; }
  // The cursor gets nothing that happens from now on, and everything before.
  void CloseCursor(StreamCursor* cursor);

  // Events of any topic may be missing here. The gap is reported before the next event, or when ReportOwedGap is
  // called. Losses with no event between them become one gap.
  void OweGap(absl::Time from, absl::Time until);
  void ReportOwedGap();

  // What is freed if it is ended for memory, unless others share its events.
  size_t memory() const { return queue_.memory() + (replay_ == nullptr ? 0 : replay_->memory()); }
  // There is no memory for this reader: it gets nothing any more, not even what is queued.
  void EndForMemory();

  // As ReaderQueue has them; events are pulled from the log first.
  size_t TakeBatch(size_t limit);
  void WriteBatch(char* out) { queue_.WriteBatch(out); }

 private:
  void Wake(bool was_empty) {
    if (was_empty || queue_.overflow() != Overflow::kNone) on_readable_();
  }
  bool Defer(EventReplay::Item item);
  void Pull(size_t limit);
  void ReleaseEnded();

  const std::string id_;
  const ReaderOptions options_;
  const absl::Time start_;
  const std::function<void()> on_readable_;
  ReaderQueue queue_;
  int item_limit_;
  StreamCursors cursors_;
  UpstreamUses upstreams_;
  std::unique_ptr<EventReplay> replay_;  // while it resumes
  bool gap_owed_ = false;
  absl::Time gap_from_, gap_until_;  // wall
};

}  // namespace kiwoom::fanout
