#include "service/fanout/hub.h"

#include <algorithm>
#include <utility>

namespace kiwoom::fanout {
namespace {

// The item that routes a row. Market types are registered without items, although their rows name stocks.
std::string_view RoutedItem(const codec::Tr& tr, std::string_view item) {
  return tr.registration == codec::Register::kItem ? item : std::string_view();
}

}  // namespace

Hub::Hub(HubOptions options, Registrations& registrations, std::function<absl::Time()> now)
    : registrations_(registrations),
      now_(std::move(now)),
      readers_(options.id_seed),
      interests_(options.linger),
      announcer_(options.announcer, readers_, now_()) {}

Reader* Hub::Open(ReaderOptions options, std::function<void()> on_readable) {
  return readers_.Open(std::move(options), now_(), std::move(on_readable));
}

void Hub::Change(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove) {
  const absl::Time now = now_();
  InterestMap::Change change = interests_.Apply(reader, add, remove, now);
  announcer_.Acknowledge(reader, change.joined, now);
  if (!reader.options().without_snapshot) {
    for (const auto& [channel, cursor] : change.joined) {
      for (const EventRef& event : channel->last_values.Snapshots(now)) reader.PushSnapshot(event, cursor);
    }
  }
  if (change.added.empty()) return;
  // A lingering topic must not take room from a wanted one.
  if (!registrations_.HasRoom(change.added)) Unregister(interests_.TakeLingering());
  registrations_.Register(std::move(change.added));
}

void Hub::UnsubscribeAll(Reader& reader) { interests_.LeaveAll(reader, now_()); }

void Hub::Close(Reader& reader) {
  UnsubscribeAll(reader);
  readers_.Close(reader);
}

std::vector<const Reader*> Hub::Readers() const {
  std::vector<const Reader*> readers;
  for (const auto& [number, reader] : readers_) readers.push_back(reader.get());
  return readers;
}

void Hub::OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) {
  if (tr.scope == codec::Scope::kMarket) announcer_.OnMarketRow(received);
  Channel* const channel = interests_.Find({&tr, RoutedItem(tr, item)});
  if (channel == nullptr) {
    ++counters_.unrouted;
    return;
  }
  if (const EventRef event = channel->publisher.Publish(item, message, received)) Deliver(*channel, event, received);
}

void Hub::Deliver(Channel& channel, const EventRef& event, absl::Time received) {
  for (const auto& [reader, cursor] : channel.subscribers) reader->Push(event, cursor);
  channel.last_values.Keep(event, received);
}

void Hub::OnLive(std::span<const sessions::Registration> registrations) { Begin(registrations, nullptr); }

void Hub::OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                    std::string_view reason) {
  const Announcer::Gap gap{from, until, reason};
  Begin(registrations, &gap);
}

void Hub::Begin(std::span<const sessions::Registration> registrations, const Announcer::Gap* gap) {
  std::vector<Channel*> begun;
  for (const auto& [topic, epoch] : registrations) {
    Channel* const channel = interests_.Find({topic.tr, topic.item});
    if (channel == nullptr) continue;  // no subscribers; its removal is in progress
    channel->publisher.Begin(epoch);
    begun.push_back(channel);
  }
  announcer_.Live(begun, gap);
  for (Channel* channel : begun) {
    for (const auto& [event, received] : channel->publisher.TakeEarly()) Deliver(*channel, event, received);
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
  for (Channel* channel : lost) channel->publisher.End();
}

void Hub::OnState(sessions::State state) { announcer_.SetState(state, now_()); }

absl::Time Hub::NextTimer() const { return std::min(announcer_.NextTimer(), interests_.NextExpiry()); }

void Hub::OnTimer(absl::Time now) {
  announcer_.OnTimer(now);
  if (now >= interests_.NextExpiry()) Unregister(interests_.TakeExpired(now));
}

void Hub::Unregister(std::vector<sessions::Topic> topics) {
  if (!topics.empty()) registrations_.Unregister(std::move(topics));
}

}  // namespace kiwoom::fanout
