#include "service/fanout/reader_queue.h"

#include <algorithm>
#include <cstring>

#include "codec/wire_writer.h"
#include "service/fanout/event_fields.h"
#include "service/fanout/event_memory.h"

namespace kiwoom::fanout {
namespace {

using codec::kLengthDelimited;
using codec::kVarint;
using codec::Tag;
using codec::VarintSize;
using codec::WriteVarint;

static_assert(Tag(kEvents, kLengthDelimited) < 0x80 && Tag(kReplayed, kVarint) < 0x80, "one-byte tags");

// The shared bytes followed by this reader's own fields.
size_t EventSize(const EventRef& event, QueuedEvent::Kind kind, uint64_t skipped) {
  const bool marked = kind == QueuedEvent::Kind::kSnapshot || kind == QueuedEvent::Kind::kReplayed;
  return event.bytes().size() + (marked ? 2 : 0) + (skipped != 0 ? 1 + VarintSize(skipped) : 0);
}

char* WriteTrue(uint32_t number, char* out) {
  *out++ = static_cast<char>(Tag(number, kVarint));
  *out++ = 1;
  return out;
}

}  // namespace

ReaderQueue::~ReaderQueue() {
  entries_.clear_and_dispose([](QueuedEvent* entry) {
    EventMemory::Remove(sizeof(QueuedEvent));
    delete entry;
  });
}

StreamCursor* ReaderQueue::OpenCursor(bool state, uint64_t epoch, uint64_t sequence) {
  cursors_.push_back(std::make_unique<StreamCursor>(
      StreamCursor{.state = state, .slot = cursors_.size(), .epoch = epoch, .sequence = sequence}));
  return cursors_.back().get();
}

void ReaderQueue::CloseCursor(StreamCursor* cursor) {
  while (overflow_ == Overflow::kNone && !cursor->snapshots.empty()) Remove(cursor->snapshots.front());
  cursor->closed = true;
  Release(cursor);
}

void ReaderQueue::Release(StreamCursor* cursor) {
  if (!cursor->closed || cursor->queued != 0) return;
  const size_t slot = cursor->slot;
  cursors_.back()->slot = slot;
  std::swap(cursors_[slot], cursors_.back());
  cursors_.pop_back();
}

void ReaderQueue::ReleaseHeld(StreamCursor* cursor) {
  --cursor->queued;
  Release(cursor);
}

bool ReaderQueue::AppliesLimit(uint64_t frame) {
  if (frame != frame_ || frame == 0) full_before_frame_ = full();
  frame_ = frame;
  return full_before_frame_;
}

void ReaderQueue::Push(EventRef event, StreamCursor* cursor, uint64_t frame, int64_t arrival) {
  const bool full = AppliesLimit(frame);
  if (full && options_.policy == SlowReaderPolicy::kDisconnect) {
    overflow_ = Overflow::kEvents;
    return;
  }
  if (full || conflating_) MakeRoom();
  Append(std::move(event), cursor, Kind::kEvent, arrival);
}

void ReaderQueue::PushPulled(EventRef event, StreamCursor* cursor, Kind kind) {
  if (kind == Kind::kNotice) return PushNotice(std::move(event));
  if (kind == Kind::kHeartbeat) return PushHeartbeat(std::move(event));
  Append(std::move(event), cursor, kind);
}

void ReaderQueue::PushAcknowledgement(EventRef event) {
  PushNotice(std::move(event));
  if (overflow_ != Overflow::kNone) return;
  if (std::exchange(acknowledged_, true)) {
    acknowledgements_.push_back(&entries_.back());
    acknowledgement_bytes_ += entries_.back().event.bytes().size();
  }
  while (acknowledgements_.size() > 1 && acknowledgement_bytes_ > kAcknowledgementBytes) {
    Remove(*acknowledgements_.front());
  }
}

void ReaderQueue::PushSnapshot(EventRef event, StreamCursor* cursor) {
  Append(std::move(event), cursor, Kind::kSnapshot);
}

void ReaderQueue::PushNotice(EventRef event) {
  Append(std::move(event), nullptr, Kind::kNotice);
  if (!HasRoomForNotices(0, 0)) overflow_ = Overflow::kNotices;
}

bool ReaderQueue::HasRoomForNotices(size_t count, size_t bytes) const {
  return notices_ + count <= std::max(kFewNotices, options_.event_limit / 2) &&
         notice_bytes_ + bytes <= options_.byte_limit / 2;
}

void ReaderQueue::PushHeartbeat(EventRef event) {
  if (!entries_.empty() && entries_.back().kind == Kind::kHeartbeat) Remove(entries_.back());
  Append(std::move(event), &heartbeats_, Kind::kHeartbeat);
}

void ReaderQueue::Append(EventRef event, StreamCursor* cursor, Kind kind, int64_t arrival) {
  if (overflow_ != Overflow::kNone) return;
  const size_t bytes = event.bytes().size();
  auto& entry = *new QueuedEvent{.event = std::move(event), .cursor = cursor, .kind = kind, .arrival = arrival};
  EventMemory::Add(sizeof(QueuedEvent));
  entries_.push_back(entry);
  ++size_;
  bytes_ += bytes;
  if (kind == Kind::kNotice) {
    ++notices_;
    notice_bytes_ += bytes;
  } else {
    ++cursor->queued;
    Overtake(entry);
    if (kind == Kind::kSnapshot) cursor->snapshots.push_back(entry);
  }
}

// The previously newest event of its kind may be skipped from now on. The newest of an epoch that has ended must stay.
void ReaderQueue::Overtake(QueuedEvent& entry) {
  StreamCursor& cursor = *entry.cursor;
  const uint64_t key = entry.event.key();
  QueuedEvent*& newest = key == 0 ? cursor.newest : newest_of_key_[{&cursor, key}];
  if (newest != nullptr && newest->event.epoch() == entry.event.epoch()) {
    newest->removal.unlink();
    (cursor.state ? overtaken_states_ : overtaken_events_).push_back(*newest);
  }
  newest = &entry;
}

void ReaderQueue::MakeRoom() {
  int skipped = 0;
  for (; skipped < kSkippedAtOnce && !overtaken_states_.empty(); ++skipped) LeaveOut(overtaken_states_.front());
  for (; skipped < kSkippedAtOnce && full() && !overtaken_events_.empty(); ++skipped) {
    LeaveOut(overtaken_events_.front());
  }
  conflating_ = !overtaken_states_.empty();
}

void ReaderQueue::Shrink(size_t most_event_memory) {
  for (auto* const overtaken : {&overtaken_states_, &overtaken_events_}) {
    while (!overtaken->empty() && EventMemory::bytes() > most_event_memory) LeaveOut(overtaken->front());
  }
  conflating_ = !overtaken_states_.empty();
}

void ReaderQueue::EndForMemory() {
  overflow_ = Overflow::kMemory;
  while (!entries_.empty()) Remove(entries_.front());
}

void ReaderQueue::LeaveOut(QueuedEvent& entry) {
  skipped_count_ += entry.kind == Kind::kEvent || entry.kind == Kind::kReplayed;
  Remove(entry);
}

void ReaderQueue::Remove(QueuedEvent& entry) {
  const size_t bytes = entry.event.bytes().size();
  --size_;
  bytes_ -= bytes;
  if (!acknowledgements_.empty() && &entry == acknowledgements_.front()) {
    acknowledgements_.pop_front();
    acknowledgement_bytes_ -= bytes;
  }
  if (entry.kind == Kind::kNotice) {
    --notices_;
    notice_bytes_ -= bytes;
  } else {
    StreamCursor* const cursor = entry.cursor;
    if (cursor->newest == &entry) cursor->newest = nullptr;
    if (const uint64_t key = entry.event.key(); key != 0) {
      const auto newest = newest_of_key_.find({cursor, key});
      if (newest != newest_of_key_.end() && newest->second == &entry) newest_of_key_.erase(newest);
    }
    --cursor->queued;
    Release(cursor);
  }
  EventMemory::Remove(sizeof(QueuedEvent));
  delete &entry;
}

size_t ReaderQueue::TakeBatch(size_t limit) {
  size_t total = 0;
  batch_arrival_ = 0;
  while (!entries_.empty()) {
    QueuedEvent& entry = entries_.front();
    const EventRef& event = entry.event;
    const Kind kind = entry.kind;
    // A snapshot is from before the reader joined, and not part of its count.
    const bool counts = kind == Kind::kEvent || kind == Kind::kReplayed;
    const uint64_t skipped = counts ? entry.cursor->SkippedBefore(event.epoch(), event.sequence()) : 0;
    const size_t size = EventSize(event, kind, skipped);
    const size_t framed = 1 + VarintSize(size) + size;
    if (total != 0 && total + framed > limit) break;
    total += framed;
    if (batch_arrival_ == 0) batch_arrival_ = entry.arrival;  // they are in the order of their arrival
    if (counts) entry.cursor->Advance(event.epoch(), event.sequence());
    batch_.push_back({event, skipped, kind});
    Remove(entry);
  }
  return total;
}

void ReaderQueue::WriteBatch(char* out) {
  for (const Ready& ready : batch_) {
    const std::string_view bytes = ready.event.bytes();
    *out++ = static_cast<char>(Tag(kEvents, kLengthDelimited));
    out = WriteVarint(EventSize(ready.event, ready.kind, ready.skipped), out);
    std::memcpy(out, bytes.data(), bytes.size());
    out += bytes.size();
    if (ready.kind == Kind::kSnapshot) out = WriteTrue(kSnapshot, out);
    if (ready.skipped != 0) {
      *out++ = static_cast<char>(Tag(kSkipped, kVarint));
      out = WriteVarint(ready.skipped, out);
    }
    if (ready.kind == Kind::kReplayed) out = WriteTrue(kReplayed, out);
  }
  sent_count_ += batch_.size();
  batch_.clear();
}

}  // namespace kiwoom::fanout
