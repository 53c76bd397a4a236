#include "service/fanout/event_pacer.h"

namespace kiwoom::fanout {

// One topic of one reader.
class EventPacer::Line {
 public:
  Line(uint64_t number, absl::Duration interval, absl::Time first, Deliver deliver)
      : number_(number), interval_(interval), deliver_(std::move(deliver)), next_(first) {}

  uint64_t number() const { return number_; }
  bool holds() const { return !held_.empty(); }
  uint64_t epoch() const { return held_.begin()->second.epoch(); }
  // When the line may deliver again.
  absl::Time next() const { return next_; }

  // Whether it replaced one.
  bool Hold(EventRef event) {
    const auto [newest, first] = newest_.try_emplace(event.key(), event.sequence());
    if (!first) {
      held_.erase(newest->second);
      newest->second = event.sequence();
    }
    held_.emplace(event.sequence(), std::move(event));
    return !first;
  }

  void Send(const EventRef& event, absl::Time now) {
    next_ = now + interval_;
    deliver_(event);
  }

  void Release(absl::Time now) {
    for (const auto& [sequence, event] : held_) Send(event, now);
    held_.clear();
    newest_.clear();
  }

 private:
  const uint64_t number_;
  const absl::Duration interval_;
  const Deliver deliver_;
  absl::Time next_;
  std::map<uint64_t, EventRef> held_;               // of one epoch, by sequence
  absl::flat_hash_map<uint64_t, uint64_t> newest_;  // key → sequence of its held event
};

EventPacer::EventPacer() = default;
EventPacer::~EventPacer() = default;

EventPacer::Line* EventPacer::Open(absl::Duration interval, absl::Time first, Deliver deliver) {
  auto line = std::make_unique<Line>(++opened_, interval, first, std::move(deliver));
  Line* const opened = line.get();
  lines_[opened] = std::move(line);
  return opened;
}

void EventPacer::Close(Line* line, absl::Time now) {
  Flush(line, now);
  lines_.erase(line);
}

void EventPacer::Push(Line* line, EventRef event, absl::Time now) {
  // The caller flushes before the notice that begins an epoch. This only makes sure that the sequences of two epochs
  // are never mixed.
  if (line->holds() && line->epoch() != event.epoch()) Flush(line, now);
  if (!line->holds()) {
    if (now >= line->next()) return line->Send(event, now);
    due_.emplace(Place(line->next(), line->number()), line);
  }
  replaced_ += line->Hold(std::move(event));
  // The timer is late.
  if (now >= line->next()) Flush(line, now);
}

void EventPacer::Flush(Line* line, absl::Time now) {
  if (!line->holds()) return;
  due_.erase({line->next(), line->number()});
  line->Release(now);
}

void EventPacer::FlushAll(absl::Time now) {
  for (const auto& [place, line] : std::exchange(due_, {})) line->Release(now);
}

void EventPacer::OnTimer(absl::Time now) {
  while (!due_.empty() && due_.begin()->first.first <= now) Flush(due_.begin()->second, now);
}

}  // namespace kiwoom::fanout
