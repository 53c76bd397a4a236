#include "service/fanout/hub.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace kiwoom::fanout {
namespace {

// A successor needs about this long to log in.
constexpr absl::Duration kRetryAfterDrain = absl::Seconds(2);

// The item that routes a row. Market types are registered without items, although their rows name stocks.
std::string_view RoutedItem(const codec::Tr& tr, std::string_view item) {
  return tr.registration == codec::Register::kItem ? item : std::string_view();
}

}  // namespace

Hub::Hub(HubOptions options, Registrations& registrations, std::function<clock::Moment()> now)
    : registrations_(registrations),
      now_(std::move(now)),
      readers_(options.id_seed),
      log_(options.log),
      interests_(options.linger, [this](Channel& channel) { OnErase(channel); }),
      announcer_(options.announcer, readers_, now_()),
      frame_steady_(now_().steady) {}

Reader* Hub::Open(ReaderOptions options, std::function<void()> on_readable) {
  return readers_.Open(std::move(options), now_().wall, std::move(on_readable));
}

void Hub::Change(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove,
                 const InterestTerms& terms) {
  const clock::Moment now = now_();
  InterestMap::Change change = interests_.Apply(reader, add, remove, now.steady);
  for (const auto& [channel, cursor] : change.joined) {
    if (channel->log == nullptr) channel->log = log_.Use(channel->topic);
  }
  const std::vector<Announcer::Resumed> resumed = Resume(change.joined, terms);
  announcer_.Acknowledge(reader, change.joined, resumed, now);
  if (!reader.options().without_snapshot) PushSnapshots(reader, change.joined, resumed, now.wall);
  if (reader.replaying() || !resumed.empty()) Follow(reader, change.joined, resumed, terms);
  if (change.added.empty()) return;
  // A lingering topic must not take room from a wanted one.
  if (!registrations_.HasRoom(change.added)) Unregister(interests_.TakeLingering());
  registrations_.Register(std::move(change.added));
}

std::vector<Announcer::Resumed> Hub::Resume(std::span<const InterestMap::Joined> joined, const InterestTerms& terms) {
  std::vector<Announcer::Resumed> resumed;
  for (const auto& [channel, cursor] : joined) {
    const auto found = terms.resume.find(channel->topic);
    if (found == terms.resume.end()) continue;
    const ReaderPosition& position = found->second;
    const bool foreign = !position.session.empty() && position.session != sessions::kDefaultSession;
    resumed.push_back({channel, cursor, fanout::Resume(*channel->log, position, foreign)});
    cursor->Advance(resumed.back().resumption.place.epoch, resumed.back().resumption.place.sequence);
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
    complete.push_back({channel->topic, channel->publisher.live() ? channel->publisher.epoch() : 0});
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
    reader.BeginReplay(log_);
    absl::flat_hash_set<const StreamCursor*> new_cursors;
    for (const auto& [channel, cursor] : joined) new_cursors.insert(cursor);
    for (const auto& [topic, cursor] : reader.cursors()) {
      if (!new_cursors.contains(cursor)) follow_from_now(*interests_.Find({topic.tr, topic.item}), cursor);
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

void Hub::Close(Reader& reader) {
  UnsubscribeAll(reader);
  readers_.Close(reader);
}

std::vector<const Reader*> Hub::Readers() const {
  std::vector<const Reader*> readers;
  for (const auto& [number, reader] : readers_) readers.push_back(reader.get());
  return readers;
}

void Hub::OnMessage(absl::Time received) {
  ++frame_;
  frame_steady_ = now_().steady;
  announcer_.OnMessage(received);
}

void Hub::OnUnreadable(absl::Time received) {
  log_.AddMark(announcer_.before_last_upstream(), received);
  announcer_.OnUnreadable({now_().steady, received});
}

void Hub::OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) {
  if (tr.scope == codec::Scope::kMarket) announcer_.OnMarketRow(received);
  Channel* const channel = interests_.Find({&tr, RoutedItem(tr, item)});
  if (channel == nullptr) {
    ++counters_.unrouted;
  } else if (channel->publisher.live()) {
    Deliver(*channel, item, message, received);
  } else {
    early_.Add(*channel, item, message, received);
  }
}

void Hub::Deliver(Channel& channel, std::string_view item, std::string_view message, absl::Time received) {
  const EventRef event = channel.publisher.Publish(item, message, received);
  log_.Append(*channel.log, event, received, frame_steady_);
  for (const auto& [reader, cursor] : channel.subscribers) reader->Push(event, cursor, frame_);
  channel.last_values.Keep(event, received);
}

void Hub::OnRequested(std::span<const sessions::Topic> topics) {
  for (const auto& topic : topics) {
    // Rows from before the request belong to an earlier registration and must not enter the new epoch.
    if (Channel* const channel = interests_.Find({topic.tr, topic.item})) early_.Forget(*channel);
  }
}

void Hub::OnLive(std::span<const sessions::Registration> registrations) { Begin(registrations, nullptr); }

void Hub::OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                    std::string_view reason) {
  const GapSpan gap{from, until, std::string(reason)};
  Begin(registrations, &gap);
}

void Hub::Begin(std::span<const sessions::Registration> registrations, const GapSpan* gap) {
  const absl::Time now = now_().wall;
  std::vector<Channel*> begun;
  for (const auto& [topic, epoch] : registrations) {
    Channel* const channel = interests_.Find({topic.tr, topic.item});
    if (channel == nullptr) continue;  // no subscribers; its removal is in progress
    channel->publisher.Begin(epoch);
    log_.Begin(*channel->log, epoch, gap, now);
    begun.push_back(channel);
  }
  announcer_.Live(begun, gap, now);
  for (const EarlyRows::Row& row : early_.Take(begun)) Deliver(*row.channel, row.item, row.message, row.received);
  for (Channel* const channel : begun) {
    const EarlyRows::Loss loss = early_.TakeLoss(*channel);
    if (loss.rows == 0) continue;
    channel->publisher.Skip(loss.rows);
    announcer_.Dropped(*channel, {loss.from, loss.until, "too many rows arrived before the broker's answer"});
  }
}

void Hub::OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                    std::string_view broker_message) {
  announcer_.Refused(interests_.Forget(topics), broker_code, broker_message);
}

void Hub::OnLost(std::span<const sessions::Topic> topics, std::string_view reason, absl::Time last_upstream_time) {
  std::vector<Channel*> lost;
  for (const auto& topic : topics) {
    Channel* const channel = interests_.Find({topic.tr, topic.item});
    if (channel == nullptr) continue;
    lost.push_back(channel);
  }
  announcer_.Lost(lost, reason, last_upstream_time);
  for (Channel* channel : lost) {
    channel->publisher.End();
    log_.End(*channel->log, last_upstream_time);
    early_.Forget(*channel);
  }
}

void Hub::OnState(sessions::State state) { announcer_.SetState(state, now_()); }

absl::Time Hub::NextTimer() const { return std::min(announcer_.NextTimer(), interests_.NextExpiry()); }

void Hub::OnTimer(clock::Moment now) {
  announcer_.OnTimer(now);
  if (now.steady >= interests_.NextExpiry()) Unregister(interests_.TakeExpired(now.steady));
}

void Hub::Drain(absl::Duration grace) { announcer_.Drain(now_().wall + grace, kRetryAfterDrain); }

void Hub::OnErase(Channel& channel) {
  const clock::Moment now = now_();
  early_.Forget(channel);
  log_.Release(*channel.log, now.wall, now.steady);
}

void Hub::Unregister(std::vector<sessions::Topic> topics) {
  if (!topics.empty()) registrations_.Unregister(std::move(topics));
}

}  // namespace kiwoom::fanout
