#include "service/fanout/reader.h"

#include <algorithm>
#include <utility>

#include "service/fanout/notices.h"

namespace kiwoom::fanout {

using Kind = QueuedEvent::Kind;

void Reader::PushSnapshot(const EventRef& event, StreamCursor* cursor) {
  if (Defer({event, cursor, Kind::kSnapshot})) return;
  const bool was_empty = queue_.empty();
  queue_.PushSnapshot(event, cursor);
  Wake(was_empty);
}

void Reader::PushNotice(const EventRef& event) {
  if (Defer({.event = event})) return;
  if (gap_owed_) ReportOwedGap();
  const bool was_empty = queue_.empty();
  queue_.PushNotice(event);
  Wake(was_empty);
}

void Reader::PushAcknowledgement(const EventRef& event) {
  if (Defer({.event = event, .acknowledgement = true})) return;
  const bool was_empty = queue_.empty();
  queue_.PushAcknowledgement(event);
  Wake(was_empty);
}

void Reader::PushHeartbeat(const EventRef& event) {
  if (Defer({.event = event, .kind = Kind::kHeartbeat})) return;
  const bool was_empty = queue_.empty();
  queue_.PushHeartbeat(event);
  Wake(was_empty);
}

// While the reader resumes, everything keeps its place among the events of the log.
bool Reader::Defer(EventReplay::Item item) {
  if (replay_ == nullptr) return false;
  replay_->Push(std::move(item));
  ReleaseEnded();
  if (!queue_.HasRoomForNotices(replay_->notice_count(), replay_->notice_bytes())) {
    queue_.End(Overflow::kNotices);
    on_readable_();
  }
  return true;
}

void Reader::BeginReplay(EventLog& log) {
  if (replay_ != nullptr) return;
  ReportOwedGap();
  replay_ = std::make_unique<EventReplay>(log);
  on_readable_();
}

void Reader::Follow(std::shared_ptr<const TopicLog> topic, StreamCursor* cursor, const EventReplay::Start& start) {
  replay_->Add(std::move(topic), cursor, start);
}

void Reader::CloseCursor(StreamCursor* cursor) {
  if (replay_ == nullptr) return queue_.CloseCursor(cursor);
  replay_->Close(cursor);
  queue_.CloseCursor(cursor);
  ReleaseEnded();
}

void Reader::ReleaseEnded() {
  for (StreamCursor* const cursor : replay_->TakeEnded()) queue_.ReleaseHeld(cursor);
}

void Reader::OweGap(absl::Time from, absl::Time until) {
  if (replay_ != nullptr) return;                            // pulled from the log
  gap_from_ = gap_owed_ ? std::min(gap_from_, from) : from;  // messages of two sessions may overlap
  gap_until_ = gap_owed_ ? std::max(gap_until_, until) : until;
  gap_owed_ = true;
}

void Reader::ReportOwedGap() {
  if (!std::exchange(gap_owed_, false)) return;
  PushNotice(MakeUnreadableGap(gap_from_, gap_until_));
}

void Reader::EndForMemory() {
  queue_.EndForMemory();
  replay_.reset();
  on_readable_();
}

size_t Reader::TakeBatch(size_t limit) {
  if (replay_ != nullptr) Pull(limit);
  return queue_.TakeBatch(limit);
}

void Reader::Pull(size_t limit) {
  bool done = false;
  while (!done && queue_.bytes() < limit && queue_.overflow() == Overflow::kNone) {
    std::optional<EventReplay::Item> item = replay_->Next();
    done = !item.has_value();
    if (!done) queue_.PushPulled(std::move(item->event), item->cursor, item->kind);
  }
  ReleaseEnded();
  if (done) replay_.reset();
}

}  // namespace kiwoom::fanout
