#include "service/fanout/hub.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace kiwoom::fanout {
namespace {

// The item that routes a row. Market types are registered without items, although their rows name stocks.
std::string_view RoutedItem(const codec::Tr& tr, std::string_view item) {
  return tr.registration == codec::Register::kItem ? item : std::string_view();
}

}  // namespace

Hub::Hub(HubOptions options, Registrations& registrations, std::function<clock::Moment()> now)
    : registrations_(registrations),
      upstreams_(options.sessions),
      now_(std::move(now)),
      log_(options.log),
      interests_(options.linger,
                 {.on_leave = [this](auto& reader, auto& channel, auto* cursor) { OnLeave(reader, channel, cursor); },
                  .on_erase = [this](Channel& channel) { OnErase(channel); }}),
      announcer_(options.announcer, readers_, upstreams_, now_()),
      admissions_(options.admission, registrations_, interests_, announcer_),
      silence_(options.silence),
      memory_(options.memory, options.warn),
      frame_steady_(now_().steady),
      unrouted_(options.unrouted) {
  for (size_t i = 0; i < upstreams_.size(); ++i) {
    ports_.push_back(std::make_unique<UpstreamPort>(*this, upstreams_.of(*upstreams_[i].name)));
  }
  silence_.Check({}, frame_steady_);  // the first real check is due after a pause
}

Reader* Hub::Open(ReaderOptions options, std::function<void()> on_readable) {
  return readers_.Open(std::move(options), now_().wall, std::move(on_readable));
}

void Hub::Change(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove,
                 const InterestTerms& terms) {
  const clock::Moment now = now_();
  std::vector<sessions::Topic> added;
  const absl::flat_hash_set<sessions::Topic> removed(remove.begin(), remove.end());
  std::ranges::copy_if(add, std::back_inserter(added), [&](const auto& topic) { return !removed.contains(topic); });
  interests_.Apply(reader, {}, remove, now.steady);
  const std::vector<sessions::Topic> excess = admissions_.TakeShare(reader, added);
  const std::vector<InterestMap::Joined> joined = interests_.Apply(reader, added, {}, now.steady);
  for (const auto& [channel, cursor] : joined) {
    if (channel->log == nullptr) {
      channel->log = log_.Use(channel->topic);
      channel->event_count = &counters_.events[channel->topic.tr];
    }
    if (channel->topic.session != nullptr) InterestMap::Put(*channel, upstreams_.Find(*channel->topic.session));
  }
  SetPace(reader, joined, terms, now.steady);
  const std::vector<Announcer::Resumed> resumed = Resume(reader, joined, terms);
  announcer_.Acknowledge(reader, joined, resumed, now);
  admissions_.RefuseShare(reader, excess);
  if (!reader.options().without_snapshot) PushSnapshots(reader, joined, resumed, now.wall);
  if (reader.replaying() || !resumed.empty()) Follow(reader, joined, resumed, terms);
  RetryRefused(reader, added, now.steady);
  admissions_.Request(reader, joined, now.steady);
  memory_.Check(readers_, log_, now.steady);
}

// A reader that asks again for a topic that was refused does not have to wait for the next attempt.
void Hub::RetryRefused(Reader& reader, std::span<const sessions::Topic> topics, absl::Time now) {
  std::vector<InterestMap::Joined> again;
  for (const sessions::Topic& topic : topics) {
    Channel* const channel = interests_.Find(topic);
    const auto found = reader.cursors().find(topic);
    if (channel == nullptr || found == reader.cursors().end()) continue;
    if (channel->phase != Channel::Phase::kRefused || !found->second->refused) continue;
    found->second->refused = false;
    again.push_back({channel, found->second});
  }
  admissions_.Request(reader, again, now);
}

void Hub::SetPace(Reader& reader, std::span<const InterestMap::Joined> joined, const InterestTerms& terms,
                  absl::Time now) {
  if (terms.min_interval.empty()) return;
  for (const InterestMap::Joined& entry : joined) {
    const Channel* const channel = entry.channel;
    StreamCursor* const cursor = entry.cursor;
    const auto found = terms.min_interval.find(channel->topic);
    if (found == terms.min_interval.end()) continue;
    cursor->min_interval = found->second;
    // The snapshot is the first event of the interval.
    const bool snapshot = !reader.options().without_snapshot && !channel->last_values.empty();
    cursor->line = pacer_.Open(found->second, snapshot ? now + found->second : now,
                               [this, &reader, cursor](const EventRef& event) { reader.Push(event, cursor, frame_); });
  }
}

std::vector<Announcer::Resumed> Hub::Resume(const Reader& reader, std::span<const InterestMap::Joined> joined,
                                            const InterestTerms& terms) {
  std::vector<Announcer::Resumed> resumed;
  for (const auto& [channel, cursor] : joined) {
    const auto found = terms.resume.find(channel->topic);
    if (found == terms.resume.end()) continue;
    ReaderPosition position = found->second;
    position.received = std::min(position.received, now_().wall);
    const sessions::SessionName* const session = channel->topic.session;
    const bool foreign = session != nullptr && !position.session.empty() && position.session != *session;
    const TopicLog& log = *channel->log;
    Resumption resumption = fanout::Resume(log, position, foreign);
    if (resumption.marks_since != absl::InfinitePast()) {
      resumption.marks = log_.MarkSince(resumption.marks, resumption.marks_since);
    }
    if (resumption.replayed(log) > 0 && channel->topic.tr->delivery == codec::Delivery::kState) {
      const bool one_value = log.event(log.end_event() - 1).event.key() == 0;
      // A reader that wants few events gets the newest alone, if the topic has only one value.
      if (one_value && cursor->line != nullptr) resumption.next_event = log.end_event() - 1;
      // If it has several, the lost events may hold the last value of some: snapshots have all of them.
      const bool lost = resumption.outcome == ResumptionOutcome::kGap && !reader.options().without_snapshot;
      if (!one_value && lost) EndInSnapshots(log, now_().wall, resumption);
    }
    cursor->Advance(resumption.place.epoch, resumption.place.sequence);
    if (resumption.outcome == ResumptionOutcome::kGap) ++counters_.of(GapCause::kResumption);
    resumed.push_back({channel, cursor, std::move(resumption)});
  }
  return resumed;
}

// `resumed` has the order of `joined`. A resumed topic gets snapshots only if its events are lost.
void Hub::PushSnapshots(Reader& reader, std::span<const InterestMap::Joined> joined,
                        std::span<const Announcer::Resumed> resumed, absl::Time now) {
  std::vector<sessions::Registration> complete;
  auto next = resumed.begin();
  for (const auto& [channel, cursor] : joined) {
    bool lost = true;
    if (next != resumed.end() && next->cursor == cursor) {
      const Resumption& resumption = next++->resumption;
      lost = resumption.outcome == ResumptionOutcome::kGap && resumption.replayed(*channel->log) == 0;
    }
    if (channel->topic.tr->delivery != codec::Delivery::kState || !lost) continue;
    for (const EventRef& event : channel->last_values.Snapshots(now)) reader.PushSnapshot(event, cursor);
    complete.push_back(channel->registration());
    if (!channel->publisher.live()) complete.back().epoch = 0;
  }
  if (!complete.empty()) reader.PushNotice(MakeSnapshotsComplete(complete));
}

// Lets the reader pull all its topics from the log: the resumed ones from their positions, the others from now on.
void Hub::Follow(Reader& reader, std::span<const InterestMap::Joined> joined,
                 std::span<const Announcer::Resumed> resumed, const InterestTerms& terms) {
  const auto follow_from_now = [&](const Channel& channel, StreamCursor* cursor) {
    reader.Follow(
        channel.log, cursor,
        {.next_event = channel.log->end_event(), .next_epoch = channel.log->end_epoch(), .from = now_().wall});
  };
  if (!reader.replaying()) {
    for (const auto& [topic, cursor] : reader.cursors()) {
      if (cursor->line != nullptr) pacer_.Flush(cursor->line, now_().steady);
    }
    reader.BeginReplay(log_);
    absl::flat_hash_set<const StreamCursor*> new_cursors;
    for (const auto& [channel, cursor] : joined) new_cursors.insert(cursor);
    for (const auto& [topic, cursor] : reader.cursors()) {
      if (!new_cursors.contains(cursor)) follow_from_now(*interests_.Find(topic), cursor);
    }
  }
  auto next = resumed.begin();
  for (const auto& [channel, cursor] : joined) {
    if (next == resumed.end() || next->cursor != cursor) {
      follow_from_now(*channel, cursor);
      continue;
    }
    const Resumption& resumption = next++->resumption;
    reader.Follow(channel->log, cursor,
                  {.next_event = resumption.next_event,
                   .next_epoch = resumption.next_epoch,
                   .from = terms.resume.at(channel->topic).received,
                   .marks = resumption.marks});
  }
}

void Hub::UnsubscribeAll(Reader& reader) { interests_.LeaveAll(reader, now_().steady); }

void Hub::Close(Reader& reader, ReaderEnd end) {
  UnsubscribeAll(reader);
  const ReaderQueue& queue = reader.queue();
  counters_.sent += queue.sent_count();
  counters_.skipped += queue.skipped_count();
  if (end == ReaderEnd::kCancelled) {
    end = queue.overflow() == Overflow::kNotices ? ReaderEnd::kNoticesUnread
          : queue.overflow() != Overflow::kNone  ? ReaderEnd::kTooSlow
          : draining_                            ? ReaderEnd::kDraining
                                                 : ReaderEnd::kCancelled;
  }
  ++counters_.readers_ended[static_cast<size_t>(end)];
  readers_.Close(reader);
}

void Hub::OnWrite(const Reader& reader) {
  const int64_t arrival = reader.queue().batch_arrival();
  if (arrival == 0) return;
  const int64_t waited = absl::ToUnixNanos(now_().steady) - arrival;
  counters_.frame_to_write_seconds.Add(static_cast<double>(waited) * 1e-9);
}

std::vector<const Reader*> Hub::Readers() const {
  std::vector<const Reader*> readers;
  for (const auto& [number, reader] : readers_) readers.push_back(reader.get());
  return readers;
}

void Hub::SetItemLimits(absl::FunctionRef<int(const Reader&)> limit_of) {
  for (const auto& [number, reader] : readers_) reader->SetItemLimit(limit_of(*reader));
}

std::vector<Channel*> Hub::ChannelsOf(std::span<const sessions::Topic> topics) const {
  std::vector<Channel*> channels;
  for (const sessions::Topic& topic : topics) {
    if (Channel* const channel = interests_.Find(topic)) channels.push_back(channel);
  }
  return channels;
}

void Hub::OnMessage(Upstream& upstream, absl::Time received) {
  ++frame_;
  frame_steady_ = now_().steady;
  frame_arrival_ = absl::ToUnixNanos(frame_steady_);
  // Before the frame's rows, so that they arrive together or not at all.
  memory_.Check(readers_, log_, frame_steady_);
  upstream.before_last_message = upstream.last_message;
  upstream.last_message = received;
}

void Hub::OnUnreadable(const Upstream& upstream, absl::Time received) {
  const absl::Time now = now_().steady;
  // A message may have several rows that cannot be read.
  if (std::exchange(unreadable_frame_, frame_) != frame_) ++counters_.of(GapCause::kUnreadable);
  pacer_.FlushAll(now);
  log_.AddMark(upstream.before_last_message, received);
  early_.AddMark(upstream.before_last_message, received);
  announcer_.OnUnreadable(upstream, {now, received});
}

void Hub::OnRow(Upstream& upstream, const codec::Tr& tr, std::string_view item, std::string_view message,
                absl::Time received) {
  const bool market = tr.scope == codec::Scope::kMarket;
  if (market) {
    upstream.last_market_row = received;
    last_market_row_steady_ = frame_steady_;
  }
  Channel* channel = interests_.Find(TopicView{&tr, RoutedItem(tr, item), market ? nullptr : upstream.name});
  // The topic has moved to another session, and this is an echo from the old one.
  if (channel != nullptr && channel->upstream != &upstream) channel = nullptr;
  if (channel != nullptr && channel->publisher.live()) {
    Deliver(*channel, item, message, received);
  } else if (channel != nullptr && channel->phase == Channel::Phase::kRequested) {
    early_.Add(*channel, item, message, received);
  } else {
    ++counters_.unrouted;
    if (unrouted_ != nullptr) unrouted_->Add(tr, item, frame_steady_);
  }
}

void Hub::Deliver(Channel& channel, std::string_view item, std::string_view message, absl::Time received) {
  const EventRef event = channel.publisher.Publish(item, message, received);
  ++*channel.event_count;
  log_.Append(*channel.log, event, received, frame_steady_);
  channel.activity.OnEvent(frame_steady_);
  for (const auto& [reader, cursor] : channel.subscribers) {
    // A reader that resumes pulls the event from the log.
    if (cursor->line == nullptr || reader->replaying()) {
      reader->Push(event, cursor, frame_, frame_arrival_);
    } else {
      pacer_.Push(cursor->line, event, frame_steady_);
    }
  }
  channel.last_values.Keep(event, received);
}

// What a reader's line holds must not move behind a notice about the topic.
void Hub::FlushPaced(const Channel& channel, absl::Time now) {
  for (const auto& [reader, cursor] : channel.subscribers) {
    if (cursor->line != nullptr) pacer_.Flush(cursor->line, now);
  }
}

void Hub::OnAccepted(const Upstream& upstream, std::span<const sessions::Topic> topics) {
  const std::vector<Channel*> accepted = ChannelsOf(topics);
  for (Channel* const channel : accepted) {
    const Upstream* const before = channel->upstream;
    if (before != nullptr && before != &upstream) {
      // Whatever the old session still sends belongs to no epoch of the new one.
      if (channel->publisher.live()) EndEpoch(*channel, before->last_message);
      early_.Forget({&channel, 1});
    }
    InterestMap::Put(*channel, &upstream);
  }
  if (upstreams_.AnyLive() && !upstream.live()) announcer_.Pending(upstream, accepted);
}

void Hub::OnRequested(const Upstream& upstream, std::span<const sessions::Topic> topics) {
  // Rows from before the request belong to an earlier registration and must not enter the new epoch.
  const std::vector<Channel*> requested = ChannelsOf(topics);
  for (Channel* const channel : requested) InterestMap::Put(*channel, &upstream);
  early_.Forget(requested);
}

void Hub::Begin(const Upstream& upstream, std::span<const sessions::Registration> registrations, const GapSpan* gap) {
  const clock::Moment now = now_();
  std::vector<Channel*> begun;
  for (const sessions::Registration& registration : registrations) {
    Channel* const channel = interests_.Find(registration.topic);
    if (channel == nullptr) continue;  // no subscribers; its removal is in progress
    FlushPaced(*channel, now.steady);
    CountGap(*channel, gap);
    InterestMap::Put(*channel, &upstream);
    channel->publisher.Begin(registration.epoch, upstream.name);
    channel->activity.Begin(now.steady);
    log_.Begin(*channel->log, registration.epoch, gap, now.wall, upstream.name);
    begun.push_back(channel);
  }
  admissions_.OnLive(begun);
  announcer_.Live(begun, gap, now.wall);
  DeliverEarly(early_.Take(begun));
  for (Channel* const channel : begun) {
    const EarlyRows::Loss loss = early_.TakeLoss(*channel);
    if (loss.rows == 0) continue;
    ++counters_.of(GapCause::kOverflow);
    channel->publisher.Skip(loss.rows);
    FlushPaced(*channel, now.steady);
    announcer_.Dropped(*channel, {loss.from, loss.until, "too many rows arrived before the broker's answer"});
  }
}

// The topic is about to begin a new epoch.
void Hub::CountGap(const Channel& channel, const GapSpan* gap) {
  if (gap == nullptr) {
    if (channel.publisher.epoch() != 0) ++counters_.of(GapCause::kMoved);
  } else {
    ++counters_.of(channel.publisher.live() ? GapCause::kUnanswered : GapCause::kSessionLost);
  }
}

// The readers were told of unreadable messages when these came; here is where rows of these topics may be missing.
void Hub::DeliverEarly(const std::vector<EarlyRows::Row>& rows) {
  if (rows.empty()) return;
  size_t marks = rows.front().marks;
  const auto report_hole = [&](size_t later_marks) {
    const auto hole = early_.HoleBetween(std::exchange(marks, later_marks), later_marks);
    if (!hole.has_value()) return;
    pacer_.FlushAll(now_().steady);
    log_.AddMark(hole->from, hole->until);
    announcer_.Hole(hole->from, hole->until);
  };
  for (const EarlyRows::Row& row : rows) {
    report_hole(row.marks);
    Deliver(*row.channel, row.item, row.message, row.received);
  }
  report_hole(early_.marks());
}

void Hub::OnDoubted(std::span<const sessions::Topic> topics, absl::Time since) {
  for (Channel* const channel : ChannelsOf(topics)) log_.Doubt(*channel->log, since);
}

void Hub::OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                    std::string_view broker_message) {
  const clock::Moment now = now_();
  for (const auto& topic : topics) {
    Channel* const channel = interests_.Find(topic);
    if (channel == nullptr) continue;
    early_.Forget({&channel, 1});
    if (channel->publisher.live()) EndEpoch(*channel, now.wall);
    if (channel->topic.session == nullptr) InterestMap::Put(*channel, nullptr);
  }
  admissions_.OnRefused(topics, broker_code, broker_message, now);
}

void Hub::OnLost(Upstream& upstream, std::span<const sessions::Topic> topics, std::string_view reason,
                 absl::Time last_message) {
  const std::vector<Channel*> lost = ChannelsOf(topics);
  for (Channel* channel : lost) FlushPaced(*channel, now_().steady);
  announcer_.Lost(upstream, lost, reason, last_message);
  for (Channel* channel : lost) EndEpoch(*channel, last_message);
  early_.Forget(lost);
}

void Hub::EndEpoch(Channel& channel, absl::Time ended) {
  FlushPaced(channel, now_().steady);
  channel.publisher.End();
  log_.End(*channel.log, ended);
}

void Hub::OnState(Upstream& upstream, sessions::State state) {
  const clock::Moment now = now_();
  announcer_.SetState(upstream, state, now);
  if (state == sessions::State::kLive) admissions_.Reconnected(now.steady);
}

absl::Time Hub::NextTimer() const {
  // Nothing can be requested while there is no session.
  const bool live = upstreams_.AnyLive();
  return std::min({announcer_.NextTimer(), interests_.NextExpiry(), pacer_.NextDue(), silence_.NextCheck(),
                   live ? admissions_.NextTimer() : absl::InfiniteFuture()});
}

void Hub::OnTimer(clock::Moment now) {
  pacer_.OnTimer(now.steady);
  announcer_.OnTimer(now);
  if (now.steady >= interests_.NextExpiry()) Unregister(interests_.TakeExpired(now.steady));
  if (upstreams_.AnyLive()) admissions_.OnTimer(now.steady);
  if (now.steady >= silence_.NextCheck()) CheckSilence(now);
  // Without a live session no message comes to do this, and what clients ask for takes memory all the same.
  memory_.Check(readers_, log_, now.steady);
}

void Hub::CheckSilence(clock::Moment now) {
  std::vector<SilenceWatch::Watched> live;
  for (const auto& [topic, channel] : interests_.channels()) {
    if (channel->publisher.live()) live.push_back({&channel->topic, &channel->activity});
  }
  std::vector<const Channel*> silent;
  for (const sessions::Topic* topic : silence_.Check(live, now.steady)) {
    silent.push_back(interests_.Find(*topic));
    FlushPaced(*silent.back(), now.steady);
  }
  announcer_.Silent(silent, now);
}

void Hub::Drain(absl::Duration grace, absl::Duration retry_delay) {
  draining_ = true;
  DeliverHeld();
  announcer_.Drain(now_().wall + grace, retry_delay);
}

void Hub::DeliverHeld() {
  pacer_.FlushAll(now_().steady);
  announcer_.ReportOwedGaps();
}

void Hub::OnLeave(Reader& reader, Channel& channel, StreamCursor* cursor) {
  if (cursor->line != nullptr) pacer_.Close(std::exchange(cursor->line, nullptr), now_().steady);
  admissions_.OnLeave(reader, channel, now_().steady);
}

void Hub::OnErase(Channel& channel) {
  const clock::Moment now = now_();
  Channel* const erased[] = {&channel};
  early_.Forget(erased);
  if (unrouted_ != nullptr) unrouted_->OnLeft(*channel.topic.tr, channel.topic.item, now.steady);
  if (channel.log != nullptr) log_.Release(*channel.log, now.wall, now.steady);
}

void Hub::Unregister(std::vector<sessions::Topic> topics) {
  if (topics.empty()) return;
  registrations_.Unregister(std::move(topics));
  admissions_.Freed();
}

}  // namespace kiwoom::fanout
