#include "service/fanout/admissions.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "service/broker/broker_error.h"

namespace kiwoom::fanout {

std::vector<sessions::Topic> Admissions::TakeShare(const Reader& reader, std::vector<sessions::Topic>& add) {
  std::vector<sessions::Topic> excess;
  absl::flat_hash_set<sessions::Topic> taken;
  std::erase_if(add, [&](const sessions::Topic& topic) {
    if (reader.cursors().contains(topic) || taken.contains(topic)) return false;
    if (share_.Take(reader.options().caller, topic.item, reader.item_limit())) {
      taken.insert(topic);
      return false;
    }
    excess.push_back(topic);
    return true;
  });
  return excess;
}

void Admissions::RefuseShare(Reader& reader, std::span<const sessions::Topic> topics) {
  if (topics.empty()) return;
  const std::map<Reader*, std::vector<sessions::Topic>> refused = {{&reader, {topics.begin(), topics.end()}}};
  announcer_.Refused(refused, "",
                     absl::StrCat("This caller already has its share of the connection, ", reader.item_limit(),
                                  " different items; end other subscriptions first."),
                     absl::InfinitePast());
}

void Admissions::Request(Reader& reader, std::span<const InterestMap::Joined> joined, absl::Time now) {
  const bool wait = reader.options().room_policy == RoomPolicy::kWait;
  std::vector<sessions::Topic> request;
  bool waits = false;
  for (const auto& [channel, cursor] : joined) {
    if (channel->phase == Channel::Phase::kRequested) continue;
    if (wait) {
      waits = true;
      channel->phase = Channel::Phase::kWaiting;
      waiting_.Add(&reader, reader.options().caller, channel->topic);
    } else {
      request.push_back(channel->topic);
    }
  }
  Register(std::move(request));
  if (!waits) return;
  waiting_.Freed();
  AdmitWaiting(now);
  std::vector<sessions::Topic> still_waiting;
  for (const auto& [channel, cursor] : joined) {
    if (channel->phase != Channel::Phase::kWaiting || std::exchange(cursor->refused, true)) continue;
    still_waiting.push_back(channel->topic);
  }
  if (!still_waiting.empty()) announcer_.Waiting(reader, still_waiting);
}

void Admissions::OnLeave(Reader& reader, Channel& channel, absl::Time now) {
  const bool waited = waiting_.Remove(&reader, channel.topic);
  share_.Release(reader.options().caller, channel.topic.item);
  if (channel.subscribers.empty()) return refusals_.Forget(channel.topic);
  // Those that stay did not want to wait and were refused, with another attempt to come: it is the policy's now.
  if (!waited || channel.phase != Channel::Phase::kWaiting || waiting_.Contains(channel.topic)) return;
  channel.phase = Channel::Phase::kRefused;
  refusals_.Refused(channel.topic, "", "The broker's connections have no room for more items.", now);
}

void Admissions::OnLive(std::span<Channel* const> channels) {
  for (Channel* const channel : channels) {
    channel->phase = Channel::Phase::kRequested;
    channel->confirmed = true;
    refusals_.Live(channel->topic);
    waiting_.Live(channel->topic);
  }
  if (waiting_.size() == 0) return;
  // Nobody waits for what is live, and further types of its item need no room.
  std::vector<sessions::Topic> siblings;
  for (Channel* const channel : channels) {
    for (const auto& [reader, cursor] : channel->subscribers) waiting_.Remove(reader, channel->topic);
    if (channel->topic.item.empty()) continue;
    for (WaitingRoom::Admission& admission : waiting_.TakeItem(channel->topic.item)) {
      siblings.push_back(std::move(admission.topic));
    }
  }
  Register(std::move(siblings));
}

void Admissions::OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                           std::string_view broker_message, clock::Moment now) {
  std::map<Reader*, std::vector<sessions::Topic>> refused, waiting;
  absl::Time again = absl::InfiniteFuture();
  bool put_back = false;
  for (const sessions::Topic& topic : topics) {
    Channel* const channel = interests_.Find(topic);
    if (channel == nullptr) continue;
    channel->phase = Channel::Phase::kRefused;
    if (channel->subscribers.empty()) continue;
    const bool full = broker::IsConnectionFull(broker_code) || !HasRoom({&topic, 1});
    const bool some_wait = full && PutBack(*channel);
    bool news = false;
    if (some_wait) {
      put_back = true;
      channel->phase = Channel::Phase::kWaiting;  // the waiting room tries it again
      refusals_.Forget(topic);
    } else {
      news = refusals_.Refused(topic, broker_code, broker_message, now.steady);
      again = std::min(again, refusals_.Find(topic)->again);
    }
    for (const auto& [reader, cursor] : channel->subscribers) {
      if (std::exchange(cursor->refused, true) && !news) continue;
      const bool waits = full && reader->options().room_policy == RoomPolicy::kWait;
      (waits ? waiting : refused)[reader].push_back(topic);
    }
  }
  // Also if its readers know already: the broker's own limit is lower than ours.
  if (put_back && broker::IsConnectionFull(broker_code)) waiting_.Full(now.steady);
  announcer_.Refused(refused, broker_code, broker_message, now.WallOf(again));
  for (const auto& [reader, wait_for] : waiting) announcer_.Waiting(*reader, wait_for);
}

// Whether any reader waits for room.
bool Admissions::PutBack(Channel& channel) {
  bool waits = false;
  for (const auto& [reader, cursor] : channel.subscribers) {
    if (reader->options().room_policy != RoomPolicy::kWait) continue;
    waiting_.PutBack(reader, reader->options().caller, channel.topic);
    waits = true;
  }
  return waits;
}

void Admissions::Reconnected(absl::Time now) {
  refusals_.Reconnected(now);
  waiting_.Freed();
}

void Admissions::OnTimer(absl::Time now) {
  if (now >= refusals_.NextDue()) Register(refusals_.TakeDue(now));
  if (now >= waiting_.NextTake()) AdmitWaiting(now);
}

void Admissions::Register(std::vector<sessions::Topic> topics) {
  std::erase_if(topics, [&](const sessions::Topic& topic) {
    Channel* const channel = interests_.Find(topic);
    if (channel == nullptr || channel->subscribers.empty()) {
      refusals_.Forget(topic);
      return true;
    }
    channel->phase = Channel::Phase::kRequested;
    channel->confirmed = false;
    return false;
  });
  if (topics.empty()) return;
  MakeRoom(topics);
  registrations_.Register(std::move(topics));
}

// A lingering topic must not take room from a wanted one. Returns whether there is room then.
bool Admissions::MakeRoom(std::span<const sessions::Topic> topics) {
  if (HasRoom(topics)) return true;
  auto lingering = interests_.TakeLingering();
  if (lingering.empty()) return false;
  registrations_.Unregister(std::move(lingering));
  return HasRoom(topics);
}

void Admissions::AdmitWaiting(absl::Time now) {
  const auto has_room = [&](std::span<const sessions::Topic> topics) { return MakeRoom(topics); };
  std::vector<sessions::Topic> admitted;
  for (WaitingRoom::Admission& admission : waiting_.Take(has_room, now)) admitted.push_back(std::move(admission.topic));
  Register(std::move(admitted));
}

}  // namespace kiwoom::fanout
