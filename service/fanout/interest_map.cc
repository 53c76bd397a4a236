#include "service/fanout/interest_map.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"

namespace kiwoom::fanout {

std::vector<InterestMap::Joined> InterestMap::Apply(Reader& reader, std::span<const sessions::Topic> add,
                                                    std::span<const sessions::Topic> remove, absl::Time now) {
  std::vector<Joined> joined;
  const absl::flat_hash_set<sessions::Topic> leaving(remove.begin(), remove.end());
  for (const auto& topic : add) {
    if (leaving.contains(topic) || reader.cursors().contains(topic)) continue;
    Channel* channel = channels_.Find(topic);
    if (channel == nullptr) channel = &channels_.Insert(topic);
    StreamCursor* const cursor = reader.queue().OpenCursor(topic.tr->delivery == codec::Delivery::kState,
                                                           channel->publisher.epoch(), channel->publisher.sequence());
    reader.cursors()[topic] = cursor;
    channel->subscribers.push_back({&reader, cursor});
    if (channel->upstream != nullptr) reader.upstreams().Add(*channel->upstream);
    channel->linger_until = absl::InfiniteFuture();
    joined.push_back({channel, cursor});
  }
  for (const auto& topic : leaving) Leave(reader, topic, now);
  return joined;
}

void InterestMap::LeaveAll(Reader& reader, absl::Time now) {
  while (!reader.cursors().empty()) {
    const sessions::Topic topic = reader.cursors().begin()->first;
    Leave(reader, topic, now);
  }
}

void InterestMap::Leave(Reader& reader, const sessions::Topic& topic, absl::Time now) {
  const auto found = reader.cursors().find(topic);
  if (found == reader.cursors().end()) return;
  Channel& channel = *channels_.Find(topic);
  std::erase_if(channel.subscribers, [&](const auto& subscriber) { return subscriber.reader == &reader; });
  if (channel.upstream != nullptr) reader.upstreams().Remove(*channel.upstream);
  if (hooks_.on_leave) hooks_.on_leave(reader, channel, found->second);
  reader.CloseCursor(found->second);
  reader.cursors().erase(found);
  if (channel.subscribers.empty()) {
    channel.linger_until = now + linger_;
    next_expiry_ = std::min(next_expiry_, channel.linger_until);
  }
}

void InterestMap::Put(Channel& channel, const Upstream* upstream) {
  if (channel.upstream == upstream) return;
  for (const auto& [reader, cursor] : channel.subscribers) {
    if (channel.upstream != nullptr) reader->upstreams().Remove(*channel.upstream);
    if (upstream != nullptr) reader->upstreams().Add(*upstream);
  }
  channel.upstream = upstream;
}

std::vector<sessions::Topic> InterestMap::Take(absl::Time until) {
  next_expiry_ = absl::InfiniteFuture();
  std::vector<sessions::Topic> unwanted;
  for (const auto& [topic, channel] : channels_) {
    if (channel->subscribers.empty() && channel->linger_until <= until) {
      unwanted.push_back(topic);
    } else {
      next_expiry_ = std::min(next_expiry_, channel->linger_until);
    }
  }
  std::sort(unwanted.begin(), unwanted.end());
  for (const auto& topic : unwanted) Erase(topic);
  return unwanted;
}

void InterestMap::Erase(const sessions::Topic& topic) {
  if (hooks_.on_erase) hooks_.on_erase(*channels_.Find(topic));
  channels_.Erase(topic);
}

}  // namespace kiwoom::fanout
