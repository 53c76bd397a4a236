#include "service/fanout/event_replay.h"

#include <algorithm>
#include <functional>
#include <string>

#include "service/fanout/notices.h"

namespace kiwoom::fanout {
namespace {

using Kind = QueuedEvent::Kind;

constexpr char kOvertaken[] = "the reader resumed more slowly than the gateway's log of recent events moves on";

EventRef GapOf(const TopicLog& topic, uint64_t epoch, absl::Time from, absl::Time until, std::string_view reason) {
  const sessions::Registration registration{topic.topic(), epoch};
  return MakeGap({&registration, 1}, from, until, reason);
}

}  // namespace

void EventReplay::Add(std::shared_ptr<const TopicLog> topic, StreamCursor* cursor, const Start& start) {
  ++cursor->queued;
  const uint64_t end_epoch = topic->end_epoch();
  tracks_.push_back({.topic = std::move(topic),
                     .cursor = cursor,
                     .next_event = start.next_event,
                     .next_epoch = start.next_epoch,
                     .end_epoch = end_epoch,
                     .from = start.from,
                     .begin = log_.end(),
                     .floor = begun_ || !pending_.empty() ? log_.end() : 0});
  marks_from_ = std::min({marks_from_, start.marks, log_.end()});
  // Its past may be older than what the heap holds.
  heads_.clear();
  horizon_ = 0;
}

void EventReplay::Close(const StreamCursor* cursor) {
  for (Track& track : tracks_) {
    if (track.cursor == cursor) track.end = std::min(track.end, log_.end());
  }
}

void EventReplay::Push(Item item) {
  if (item.kind == Kind::kHeartbeat) {
    std::erase_if(pending_, [](const Pending& pending) { return pending.item.kind == Kind::kHeartbeat; });
  } else {
    pending_bytes_ += item.event.bytes().size();
  }
  if (item.kind == Kind::kSnapshot) ++item.cursor->queued;
  pending_.push_back({log_.end(), std::move(item)});
}

std::optional<EventReplay::Item> EventReplay::Next() {
  begun_ = true;
  if (heads_.empty() && horizon_ < log_.end()) Collect();
  const Ordinal data = heads_.empty() ? kNever : heads_.front().place;
  const EventLog::Mark* const mark = NextMark();
  const Ordinal first = std::min(data, mark != nullptr ? mark->ordinal : kNever);
  if (!pending_.empty() && pending_.front().ordinal <= first) return TakePending();
  if (first == kNever) {
    for (const Track& track : tracks_) ended_.push_back(track.cursor);
    tracks_.clear();
    return std::nullopt;
  }
  if (data > first) {
    marks_from_ = mark->ordinal + 1;
    return Item{.event = MakeUnreadableGap(mark->from, mark->until)};
  }
  std::ranges::pop_heap(heads_, std::greater());
  const size_t track = heads_.back().track;
  heads_.pop_back();
  Item item = TakeFrom(tracks_[track]);
  PushHead(track);
  return item;
}

// Fills the heap with what has been logged since the last time.
void EventReplay::Collect() {
  std::erase_if(tracks_, [&](const Track& track) {
    if (track.end == kNever || NextOrdinal(track) < track.end) return false;
    ended_.push_back(track.cursor);
    return true;
  });
  horizon_ = log_.end();
  for (size_t track = 0; track < tracks_.size(); ++track) PushHead(track);
}

void EventReplay::PushHead(size_t track) {
  const Ordinal next = NextOrdinal(tracks_[track]);
  if (next >= std::min(horizon_, tracks_[track].end)) return;
  heads_.push_back({std::max(next, tracks_[track].floor), next, track});
  std::ranges::push_heap(heads_, std::greater());
}

Ordinal EventReplay::NextOrdinal(const Track& track) {
  const TopicLog& topic = *track.topic;
  if (IsOvertaken(track)) return topic.last_evicted().ordinal;
  const Ordinal event = track.next_event < topic.end_event() ? topic.event(track.next_event).ordinal : kNever;
  const uint64_t epoch = std::max(track.next_epoch, topic.first_epoch());
  return epoch < track.end_epoch ? std::min(event, topic.epoch(epoch).ordinal) : event;
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
  track.next_event = topic.first_event();
  track.next_epoch = std::max(track.next_epoch, topic.EpochFrom(evicted.ordinal));
  return GapOf(topic, evicted.place.epoch, track.from, evicted.received, kOvertaken);
}

EventReplay::Item EventReplay::TakePending() {
  Item item = std::move(pending_.front().item);
  pending_.pop_front();
  if (item.kind != Kind::kHeartbeat) pending_bytes_ -= item.event.bytes().size();
  if (item.kind == Kind::kSnapshot) --item.cursor->queued;
  return item;
}

const EventLog::Mark* EventReplay::NextMark() const {
  const auto& marks = log_.marks();
  const auto next = std::ranges::lower_bound(marks, marks_from_, {}, &EventLog::Mark::ordinal);
  return next != marks.end() ? &*next : nullptr;
}

}  // namespace kiwoom::fanout
