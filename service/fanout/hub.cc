#include "service/fanout/hub.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "service/broker/seoul_time.h"
#include "service/fanout/notices.h"
#include "service/fanout/subscription_id.h"

namespace kiwoom::fanout {
namespace {

// The item by which a type is routed: rows of market types name stocks that nobody asked for one by one.
std::string_view RoutedItem(const codec::Tr& tr, std::string_view item) {
  return tr.registration == codec::Register::kItem ? item : std::string_view();
}

// What is known of the whole market (phases of its day, by the clock) is worth nothing on the day after; of an item or an
// account the last value stays what it was.
absl::Time SnapshotsSince(const Channel& channel, absl::Time now) {
  if (channel.topic.tr->registration != codec::Register::kMarket) return absl::InfinitePast();
  return absl::FromCivil(absl::ToCivilDay(now, broker::Seoul()), broker::Seoul());
}

}  // namespace

Hub::Hub(HubOptions options, Registrations& registrations, std::function<absl::Time()> now)
    : options_(options),
      registrations_(registrations),
      now_(std::move(now)),
      next_heartbeat_(now_() + options_.heartbeat) {}

Reader* Hub::Open(ReaderOptions options, std::function<void()> on_readable) {
  const std::string id = SubscriptionId(options_.id_seed + opened_);
  auto reader = std::make_unique<Reader>(id, std::move(options), now_(), std::move(on_readable));
  Reader* const opened = reader.get();
  by_id_[id] = opened_;
  readers_[opened_++] = std::move(reader);
  return opened;
}

Reader* Hub::Find(std::string_view id) {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : readers_[found->second].get();
}

std::vector<const Reader*> Hub::Readers() const {
  std::vector<const Reader*> readers;
  for (const auto& [order, reader] : readers_) readers.push_back(reader.get());
  return readers;
}

void Hub::Join(Reader& reader, const sessions::Topic& topic, std::vector<sessions::Topic>& wanted, News& news,
               std::vector<std::pair<EventRef, StreamCursor*>>& snapshots) {
  if (reader.cursors().contains(topic)) return;
  Channel* channel = channels_.Find({topic.tr, topic.item});
  if (channel == nullptr) {
    channel = &channels_.Insert(topic);
    wanted.push_back(topic);
  }
  channel->linger_until = absl::InfiniteFuture();
  StreamCursor* const cursor = reader.queue().OpenFeed(channel->state, channel->epoch, channel->sequence);
  channel->subscribers.push_back({&reader, cursor});
  reader.cursors()[topic] = cursor;
  if (channel->live) {
    cursor->announced = true;
    news.live.push_back({topic, channel->epoch});
  }
  if (reader.options().without_snapshot) return;
  for (EventRef& event : channel->last.Since(SnapshotsSince(*channel, now_()))) {
    snapshots.emplace_back(std::move(event), cursor);
  }
}

void Hub::Leave(Reader& reader, const sessions::Topic& topic) {
  const auto found = reader.cursors().find(topic);
  if (found == reader.cursors().end()) return;
  Channel& channel = *channels_.Find({topic.tr, topic.item});
  std::erase_if(channel.subscribers, [&](const auto& subscriber) { return subscriber.reader == &reader; });
  reader.queue().CloseFeed(found->second);
  reader.cursors().erase(found);
  if (channel.subscribers.empty()) {
    channel.linger_until = now_() + options_.linger;
    next_linger_ = std::min(next_linger_, channel.linger_until);
  }
}

void Hub::Change(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove) {
  std::vector<sessions::Topic> wanted;
  News news;
  std::vector<std::pair<EventRef, StreamCursor*>> snapshots;
  const absl::flat_hash_set<sessions::Topic> leaving(remove.begin(), remove.end());
  for (const auto& topic : add) {
    if (!leaving.contains(topic)) Join(reader, topic, wanted, news, snapshots);
  }
  for (const auto& topic : leaving) Leave(reader, topic);
  reader.PushNotice(MakeAcknowledgement(reader));
  // While the session is not live nothing else would say why no data comes.
  if (state_ != sessions::State::kLive) reader.PushHeartbeat(Heartbeat());
  if (!news.live.empty()) reader.PushNotice(MakeLive(news.live));
  for (const auto& [event, cursor] : snapshots) reader.PushSnapshot(event, cursor);
  if (wanted.empty()) return;
  // Nobody is refused in favour of what nobody listens to any more.
  if (!registrations_.HasRoom(wanted)) EndLingering(absl::InfiniteFuture());
  registrations_.Register(std::move(wanted));
}

void Hub::UnsubscribeAll(Reader& reader) {
  while (!reader.cursors().empty()) {
    const sessions::Topic topic = reader.cursors().begin()->first;
    Leave(reader, topic);
  }
}

void Hub::Close(Reader& reader) {
  UnsubscribeAll(reader);
  const auto found = by_id_.find(reader.id());
  const uint64_t order = found->second;
  by_id_.erase(found);
  readers_.erase(order);
}

void Hub::OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) {
  if (tr.registration != codec::Register::kAccount) last_market_row_ = received;
  Channel* const channel = channels_.Find({&tr, RoutedItem(tr, item)});
  if (channel == nullptr) {
    ++counters_.unrouted;
    return;
  }
  if (channel->live) {
    Publish(*channel, item, message, received);
  } else if (channel->early.size() < options_.early_rows) {
    channel->early.push_back({std::string(item), std::string(message), received});
  } else {
    ++channel->early_lost;
  }
}

void Hub::Publish(Channel& channel, std::string_view item, std::string_view message, absl::Time received) {
  ++channel.sequence;
  ++counters_.published;
  const RowFacts facts = channel.rows.Read(item, message);
  const bool of_account = channel.topic.tr->registration == codec::Register::kAccount;
  const EventRef event = EventEncoder::Encode({.item = item,
                                               .epoch = channel.epoch,
                                               .sequence = channel.sequence,
                                               .received = received,
                                               .account = facts.account,
                                               .session = of_account ? sessions::kDefaultSession : "",
                                               .key = facts.key},
                                              channel.topic.tr->event_field, message);
  for (const Channel::Subscriber& subscriber : channel.subscribers) subscriber.reader->Push(event, subscriber.cursor);
  counters_.delivered += channel.subscribers.size();
  if (channel.state) channel.last.Keep(event, received);
}

void Hub::Begin(Channel& channel, uint64_t epoch) {
  channel.live = true;
  channel.epoch = epoch;
  channel.sequence = 0;
}

void Hub::ReleaseEarly(Channel& channel) {
  const auto early = std::move(channel.early);
  channel.early.clear();
  // What came before its REG was sent belongs to a registration that has ended since, and no epoch may join the two.
  const absl::Time begin = absl::FromUnixMicros(static_cast<int64_t>(channel.epoch));
  for (const Channel::EarlyRow& row : early) {
    if (row.received >= begin) Publish(channel, row.item, row.message, row.received);
  }
  // The next event tells them as skipped.
  channel.sequence += std::exchange(channel.early_lost, 0);
}

void Hub::OnLive(std::span<const sessions::Registration> registrations) {
  std::map<Reader*, std::vector<sessions::Registration>> news;
  std::vector<Channel*> begun;
  for (const auto& registration : registrations) {
    Channel* const channel = channels_.Find({registration.topic.tr, registration.topic.item});
    if (channel == nullptr) continue;  // nobody wants it any more; its removal is on the way
    Begin(*channel, registration.epoch);
    begun.push_back(channel);
    for (const auto& subscriber : channel->subscribers) {
      subscriber.cursor->announced = true;
      news[subscriber.reader].push_back(registration);
    }
  }
  for (const auto& [reader, told] : news) reader->PushNotice(MakeLive(told));
  for (Channel* channel : begun) ReleaseEarly(*channel);
}

void Hub::OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                    std::string_view reason) {
  std::map<Reader*, News> news;
  std::vector<Channel*> begun;
  for (const auto& registration : registrations) {
    Channel* const channel = channels_.Find({registration.topic.tr, registration.topic.item});
    if (channel == nullptr) continue;
    Begin(*channel, registration.epoch);
    begun.push_back(channel);
    for (const auto& subscriber : channel->subscribers) {
      // Who came while the session was lost has missed nothing that he was promised.
      News& told = news[subscriber.reader];
      (subscriber.cursor->announced ? told.renewed : told.live).push_back(registration);
      subscriber.cursor->announced = true;
    }
  }
  for (const auto& [reader, told] : news) {
    if (!told.renewed.empty()) reader->PushNotice(MakeGap(told.renewed, from, until, reason));
    if (!told.live.empty()) reader->PushNotice(MakeLive(told.live));
  }
  for (Channel* channel : begun) ReleaseEarly(*channel);
}

void Hub::OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                    std::string_view broker_message) {
  std::map<Reader*, std::vector<sessions::Topic>> news;
  for (const auto& topic : topics) {
    Channel* const channel = channels_.Find({topic.tr, topic.item});
    if (channel == nullptr) continue;
    for (const auto& subscriber : channel->subscribers) {
      news[subscriber.reader].push_back(topic);
      subscriber.reader->cursors().erase(topic);
      subscriber.reader->queue().CloseFeed(subscriber.cursor);
    }
    channels_.Erase(topic);
  }
  for (const auto& [reader, told] : news) reader->PushNotice(MakeRefused(told, broker_code, broker_message));
}

void Hub::OnLost(std::string_view reason, absl::Time last_upstream_time) {
  std::map<const Reader*, std::vector<sessions::Registration>> ended;
  for (const auto& [topic, channel] : channels_) {
    if (channel->live) {
      for (const auto& subscriber : channel->subscribers) {
        ended[subscriber.reader].push_back({channel->topic, channel->epoch});
      }
    }
    channel->live = false;
    channel->early.clear();
    channel->early_lost = 0;
  }
  for (const auto& [order, reader] : readers_) {
    auto& registrations = ended[reader.get()];
    std::sort(registrations.begin(), registrations.end(),
              [](const auto& a, const auto& b) { return a.topic < b.topic; });
    reader->PushNotice(MakeLost(reason, state_, last_upstream_time, registrations));
  }
}

void Hub::OnResumed(absl::Time now) { Broadcast(MakeSessionRestored(now)); }

void Hub::OnState(sessions::State state) {
  const bool was_live = state_ == sessions::State::kLive;
  state_ = state;
  // Lost and resumed have notices of their own; the other changes are told by a heartbeat.
  if (!was_live && state != sessions::State::kLive) BroadcastHeartbeat();
}

void Hub::OnUnreadable(absl::Time now) {
  if (!unreadable_from_.has_value()) unreadable_from_ = before_last_upstream_;
  unreadable_until_ = now;
  if (now >= next_unreadable_) TellUnreadable(now);
}

void Hub::TellUnreadable(absl::Time now) {
  Broadcast(
      MakeGap({}, *unreadable_from_, unreadable_until_, "the broker sent what could not be read, or not all of it"));
  unreadable_from_.reset();
  next_unreadable_ = now + options_.unreadable;
}

void Hub::Broadcast(const EventRef& notice) {
  for (const auto& [order, reader] : readers_) reader->PushNotice(notice);
}

void Hub::BroadcastHeartbeat() {
  const EventRef heartbeat = Heartbeat();
  for (const auto& [order, reader] : readers_) reader->PushHeartbeat(heartbeat);
}

EventRef Hub::Heartbeat() { return MakeHeartbeat(now_(), state_, last_upstream_, last_market_row_); }

absl::Time Hub::NextTimer() const {
  const absl::Time unreadable = unreadable_from_.has_value() ? next_unreadable_ : absl::InfiniteFuture();
  return std::min({next_heartbeat_, next_linger_, unreadable});
}

void Hub::OnTimer(absl::Time now) {
  if (now >= next_heartbeat_) {
    BroadcastHeartbeat();
    next_heartbeat_ = now + options_.heartbeat;
  }
  if (now >= next_linger_) EndLingering(now);
  if (unreadable_from_.has_value() && now >= next_unreadable_) TellUnreadable(now);
}

void Hub::EndLingering(absl::Time until) {
  next_linger_ = absl::InfiniteFuture();
  std::vector<sessions::Topic> unwanted;
  for (const auto& [topic, channel] : channels_) {
    if (channel->subscribers.empty() && channel->linger_until <= until) {
      unwanted.push_back(topic);
    } else {
      next_linger_ = std::min(next_linger_, channel->linger_until);
    }
  }
  std::sort(unwanted.begin(), unwanted.end());
  for (const auto& topic : unwanted) channels_.Erase(topic);
  if (!unwanted.empty()) registrations_.Unregister(std::move(unwanted));
}

}  // namespace kiwoom::fanout
