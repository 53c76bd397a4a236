#include "service/fanout/event_replay.h"

#include <algorithm>
#include <functional>
#include <string>

#include "service/fanout/event_memory.h"
#include "service/fanout/notices.h"
#include "service/fanout/reader_queue.h"

namespace kiwoom::fanout {
namespace {

using Kind = QueuedEvent::Kind;

constexpr char kOvertaken[] = "the reader resumed more slowly than the gateway's log of recent events moves on";

EventRef GapOf(const TopicLog& topic, uint64_t epoch, absl::Time from, absl::Time until, std::string_view reason) {
  const sessions::Registration registration = topic.RegistrationOf(epoch);
  return MakeGap({&registration, 1}, from, until, reason);
}

}  // namespace

EventReplay::~EventReplay() { EventMemory::Remove(pending_.size() * sizeof(Pending)); }

void EventReplay::Add(std::shared_ptr<const TopicLog> topic, StreamCursor* cursor, const Start& start) {
  ++cursor->queued;
  const bool late = begun_ || !pending_.empty();
  // The topics of one change share a place, in which their events merge.
  if (late && floor_ + 1 != log_.end()) floor_ = log_.TakePlace();
  const uint64_t end_epoch = topic->end_epoch();
  size_t number = tracks_.size();
  if (free_.empty()) {
    tracks_.emplace_back();
  } else {
    number = free_.back();
    free_.pop_back();
  }
  tracks_[number] = {.topic = std::move(topic),
                     .cursor = cursor,
                     .next_event = start.next_event,
                     .next_epoch = start.next_epoch,
                     .end_epoch = end_epoch,
                     .from = start.from,
                     .begin = log_.end(),
                     .floor = late ? floor_ : 0};
  by_cursor_[cursor] = number;
  if (late && start.marks < floor_) marks_floor_ = floor_;
  marks_from_ = std::min({marks_from_, start.marks, log_.end()});
  // Its past may be older than what the heap holds.
  heads_.clear();
  horizon_ = 0;
}

void EventReplay::Close(const StreamCursor* cursor) {
  const auto found = by_cursor_.find(cursor);
  if (found == by_cursor_.end()) return;
  const size_t number = found->second;
  Track& track = tracks_[number];
  closed_ = true;
  track.end = log_.end();
  track.owes = NextPlace(track).ordinal < track.end;
  if (!track.owes) End(number);
}

void EventReplay::Push(Item item) {
  const size_t bytes = item.event.bytes().size();
  if (item.kind == Kind::kHeartbeat) {
    std::erase_if(pending_, [this](const Pending& pending) {
      if (pending.item.kind == Kind::kHeartbeat) Forget(pending.item);
      return pending.item.kind == Kind::kHeartbeat;
    });
  }
  if (item.acknowledgement && std::exchange(closed_, false)) DropSnapshots();
  if (item.acknowledgement && acknowledgement_bytes_ + bytes > ReaderQueue::kAcknowledgementBytes) {
    std::erase_if(pending_, [&](const Pending& pending) {
      if (pending.item.acknowledgement) Forget(pending.item);
      return pending.item.acknowledgement;
    });
  }
  EventMemory::Add(sizeof(Pending));
  pending_bytes_ += bytes;
  if (IsNotice(item)) {
    ++notice_count_;
    notice_bytes_ += bytes;
    if (item.acknowledgement) acknowledgement_bytes_ += bytes;
  }
  if (item.kind == Kind::kSnapshot) ++item.cursor->queued;
  pending_.push_back({log_.TakePlace(), std::move(item)});
}

std::optional<EventReplay::Item> EventReplay::Next() {
  begun_ = true;
  for (;;) {
    if (heads_.empty() && horizon_ < log_.end()) Collect();
    const Place data = heads_.empty() ? Place() : heads_.front().at;
    const Place mark = NextMark();
    const Place first = std::min(data, mark);
    if (!pending_.empty() && pending_.front().ordinal <= first.place) return TakePending();
    if (first.place == kNever) {
      for (size_t number = 0; number < tracks_.size(); ++number) End(number);
      return std::nullopt;
    }
    if (mark < data) {
      const auto& found = *std::ranges::lower_bound(log_.marks(), marks_from_, {}, &EventLog::Mark::ordinal);
      marks_from_ = found.ordinal + 1;
      return Item{.event = MakeUnreadableGap(found.from, found.until)};
    }
    std::ranges::pop_heap(heads_, std::greater());
    const size_t number = heads_.back().track;
    heads_.pop_back();
    // Eviction, forgotten epochs or the end of the track may have changed what comes next.
    if (tracks_[number].cursor == nullptr || NextPlace(tracks_[number]) != data) {
      PushHead(number);
      continue;
    }
    Item item = TakeFrom(tracks_[number]);
    PushHead(number);
    return item;
  }
}

// Fills the heap with what has been logged since the last time.
void EventReplay::Collect() {
  horizon_ = log_.end();
  for (size_t number = 0; number < tracks_.size(); ++number) {
    if (tracks_[number].cursor == nullptr) continue;
    if (tracks_[number].end != kNever && NextPlace(tracks_[number]).place == kNever) {
      End(number);
    } else {
      PushHead(number);
    }
  }
}

void EventReplay::End(size_t number) {
  Track& track = tracks_[number];
  if (track.cursor == nullptr) return;
  by_cursor_.erase(track.cursor);
  ended_.push_back(std::exchange(track.cursor, nullptr));
  track.topic.reset();
  free_.push_back(number);
}

void EventReplay::PushHead(size_t number) {
  if (tracks_[number].cursor == nullptr) return;
  const Place next = NextPlace(tracks_[number]);
  if (next.ordinal >= horizon_) return;
  heads_.push_back({next, number});
  std::ranges::push_heap(heads_, std::greater());
}

// Of the track's next event or gap.
EventReplay::Place EventReplay::NextPlace(const Track& track) {
  const TopicLog& topic = *track.topic;
  Ordinal next = kNever;
  if (IsOvertaken(track)) {
    next = topic.last_evicted().ordinal;
    // What a closed track lost lies before its end, whatever else is gone.
    if (track.owes) next = std::min(next, track.end - 1);
  } else {
    if (track.next_event < topic.end_event()) next = topic.event(track.next_event).ordinal;
    const uint64_t epoch = std::max(track.next_epoch, topic.first_epoch());
    if (epoch < track.end_epoch) next = std::min(next, topic.epoch(epoch).ordinal);
  }
  if (next >= track.end) return {};
  return {std::max(next, track.floor), next};
}

EventReplay::Item EventReplay::TakeFrom(Track& track) {
  const TopicLog& topic = *track.topic;
  if (IsOvertaken(track)) return {.event = Overtaken(track)};
  track.next_epoch = std::max(track.next_epoch, topic.first_epoch());
  const bool event = track.next_event < topic.end_event();
  if (track.next_epoch < track.end_epoch) {
    const LoggedEpoch& epoch = topic.epoch(track.next_epoch);
    if (!event || epoch.ordinal < topic.event(track.next_event).ordinal) {
      ++track.next_epoch;
      return {.event = GapOf(topic, epoch.epoch, epoch.gap.from, epoch.gap.until, epoch.gap.reason)};
    }
  }
  const LoggedEvent& next = topic.event(track.next_event++);
  track.from = next.received;
  return {next.event, track.cursor, next.ordinal < track.begin ? Kind::kReplayed : Kind::kEvent};
}

// One gap covers everything that was evicted, with the changes of epoch in it.
EventRef EventReplay::Overtaken(Track& track) {
  const TopicLog& topic = *track.topic;
  const EvictedEvent& evicted = topic.last_evicted();
  track.owes = false;
  track.next_event = topic.first_event();
  track.next_epoch = std::max(track.next_epoch, topic.EpochFrom(evicted.ordinal));
  return GapOf(topic, evicted.place.epoch, track.from, evicted.received, kOvertaken);
}

EventReplay::Item EventReplay::TakePending() {
  Item item = std::move(pending_.front().item);
  pending_.pop_front();
  Forget(item);
  if (item.kind == Kind::kSnapshot) --item.cursor->queued;
  return item;
}

// Those of topics that the reader has removed. At once for all, because each takes a look at everything that waits.
void EventReplay::DropSnapshots() {
  std::erase_if(pending_, [this](const Pending& pending) {
    const Item& item = pending.item;
    if (item.kind != Kind::kSnapshot || !item.cursor->closed) return false;
    Forget(item);
    ended_.push_back(item.cursor);
    return true;
  });
}

// The item does not wait any more.
void EventReplay::Forget(const Item& item) {
  const size_t bytes = item.event.bytes().size();
  EventMemory::Remove(sizeof(Pending));
  pending_bytes_ -= bytes;
  if (!IsNotice(item)) return;
  --notice_count_;
  notice_bytes_ -= bytes;
  if (item.acknowledgement) acknowledgement_bytes_ -= bytes;
}

EventReplay::Place EventReplay::NextMark() const {
  const auto& marks = log_.marks();
  const auto next = std::ranges::lower_bound(marks, marks_from_, {}, &EventLog::Mark::ordinal);
  if (next == marks.end()) return {};
  return {std::max(next->ordinal, marks_floor_), next->ordinal};
}

}  // namespace kiwoom::fanout
