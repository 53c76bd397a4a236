#include "service/fanout/event_log.h"

#include <algorithm>
#include <utility>

#include "codec/table.h"
#include "service/fanout/event_memory.h"

namespace kiwoom::fanout {
namespace {

constexpr absl::Duration kForgetEvery = absl::Minutes(1);
constexpr char kUnregistered[] = "the gateway had no registration meanwhile";

size_t Charge(const EventRef& event) { return event.bytes().size() + EventLog::kEntryBytes; }

}  // namespace

EventLog::~EventLog() { EventMemory::Remove((market_.order.size() + account_.order.size()) * kEntryBytes); }

std::shared_ptr<TopicLog> EventLog::Use(const sessions::Topic& topic) {
  auto& log = topics_[topic];
  if (log == nullptr) log = std::make_shared<TopicLog>(topic);
  log->in_use_ = true;
  log->unused_since_ = absl::InfiniteFuture();
  return log;
}

void EventLog::Release(TopicLog& log, absl::Time ended, absl::Time now) {
  if (log.live()) End(log, ended);
  log.in_use_ = false;
  log.unused_since_ = now;
  if (log.first_epoch() == log.end_epoch()) {
    topics_.erase(log.topic());  // it was never live: there is nothing to remember
  } else if (now >= next_forget_) {
    ForgetUnused(now);
  }
}

void EventLog::Begin(TopicLog& log, uint64_t epoch, const GapSpan* gap, absl::Time begin,
                     const sessions::SessionName* session) {
  LoggedEpoch next{.epoch = epoch, .session = session, .ordinal = next_, .begin = begin};
  if (!log.epochs_.empty()) {
    LoggedEpoch& previous = log.epochs_.back();
    if (log.live()) End(log, gap != nullptr ? gap->from : begin);
    next.gap = gap != nullptr ? *gap : GapSpan{previous.ended, begin, kUnregistered};
    // A session that took over the topic knows only its own loss. And the wall clock may have stepped back.
    next.gap.from = std::min({next.gap.from, previous.ended, next.gap.until});
  }
  ++next_;
  log.epochs_.push_back(std::move(next));
  ForgetEpochs(log);
}

// An epoch stays as long as the log has events of it, so that none is replayed without the gap in front of it.
void EventLog::ForgetEpochs(TopicLog& log) {
  while (log.epochs_.size() > TopicLog::kMostEpochs &&
         (log.events_.empty() || log.events_.front().ordinal > log.epochs_[1].ordinal)) {
    log.epochs_.pop_front();
    ++log.forgotten_epochs_;
  }
}

void EventLog::End(TopicLog& log, absl::Time ended) {
  if (log.live()) log.epochs_.back().ended = std::min(ended, log.epochs_.back().doubted);
}

void EventLog::Doubt(TopicLog& log, absl::Time since) {
  if (log.live()) log.epochs_.back().doubted = std::min(log.epochs_.back().doubted, since);
}

void EventLog::Append(TopicLog& log, const EventRef& event, absl::Time received, absl::Time now) {
  log.epochs_.back().last_sequence = event.sequence();
  Shelf& shelf = ShelfOf(log);
  log.events_.push_back({.ordinal = next_++, .event = event, .received = received, .logged = now});
  shelf.order.push_back(&log);
  shelf.bytes += Charge(event);
  EventMemory::Add(kEntryBytes);
  const bool market = &shelf == &market_;
  Evict(shelf, market ? options_.byte_limit : options_.account_byte_limit,
        market ? options_.age_limit : options_.account_age_limit, now);
  if (now >= next_forget_) ForgetUnused(now);
}

Ordinal EventLog::MarkSince(Ordinal from, absl::Time since) const {
  for (auto mark = std::ranges::lower_bound(marks_, from, {}, &Mark::ordinal); mark != marks_.end(); ++mark) {
    if (mark->until >= since) return mark->ordinal;
  }
  return end();
}

void EventLog::AddMark(absl::Time from, absl::Time until) {
  marks_.push_back({.ordinal = next_++, .from = from, .until = until});
  if (marks_.size() <= kMostMarks) return;
  marks_[1].from = std::min(marks_[0].from, marks_[1].from);
  marks_.pop_front();
}

EventLog::Shelf& EventLog::ShelfOf(const TopicLog& log) {
  return log.topic().tr->scope == codec::Scope::kAccount ? account_ : market_;
}

void EventLog::Evict(Shelf& shelf, size_t byte_limit, absl::Duration age_limit, absl::Time now) {
  const absl::Time oldest = now - age_limit;
  while (!shelf.order.empty()) {
    if (shelf.bytes <= byte_limit && shelf.order.front()->events_.front().logged >= oldest) return;
    EvictFirst(shelf);
  }
}

// Account events stay: their log is small, and nothing else has them.
size_t EventLog::Shrink(size_t most_event_memory) {
  size_t forgotten = 0;
  for (; !market_.order.empty() && EventMemory::bytes() > most_event_memory; ++forgotten) EvictFirst(market_);
  return forgotten;
}

void EventLog::EvictFirst(Shelf& shelf) {
  TopicLog& log = *shelf.order.front();
  shelf.order.pop_front();
  const LoggedEvent& event = log.events_.front();
  shelf.bytes -= Charge(event.event);
  EventMemory::Remove(kEntryBytes);
  log.last_evicted_ = {PlaceOf(event.event), event.ordinal, event.received};
  log.events_.pop_front();
  ++log.evicted_events_;
  ForgetEpochs(log);
}

// Drops topics that nobody wants and that have no events left.
void EventLog::ForgetUnused(absl::Time now) {
  next_forget_ = now + kForgetEvery;
  Evict(market_, options_.byte_limit, options_.age_limit, now);
  Evict(account_, options_.account_byte_limit, options_.account_age_limit, now);
  absl::erase_if(topics_, [&](const auto& entry) {
    const TopicLog& log = *entry.second;
    if (log.in_use_ || !log.events_.empty()) return false;
    const bool market = log.topic().tr->scope != codec::Scope::kAccount;
    return log.unused_since_ + (market ? options_.age_limit : options_.account_age_limit) <= now;
  });
}

}  // namespace kiwoom::fanout
