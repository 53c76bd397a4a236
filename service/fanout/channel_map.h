#pragma once

#include <memory>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "service/fanout/channel.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// A topic that does not own its string, for lookups on the hot path.
struct TopicView {
  const codec::Tr* tr;
  std::string_view item;
  const sessions::SessionName* session = nullptr;
};

// Channels by topic. Pointers to channels stay valid until Erase.
class ChannelMap {
 public:
  Channel* Find(const sessions::Topic& topic) const { return Find(View(topic)); }
  Channel* Find(TopicView topic) const {
    const auto found = channels_.find(topic);
    return found == channels_.end() ? nullptr : found->second.get();
  }

  Channel& Insert(const sessions::Topic& topic) {
    auto& channel = channels_[topic];
    channel = std::make_unique<Channel>(topic);
    return *channel;
  }

  void Erase(const sessions::Topic& topic) { channels_.erase(topic); }

  auto begin() const { return channels_.begin(); }
  auto end() const { return channels_.end(); }

 private:
  static TopicView View(const sessions::Topic& topic) { return {topic.tr, topic.item, topic.session}; }
  static TopicView View(TopicView topic) { return topic; }

  struct Hash {
    using is_transparent = void;
    size_t operator()(const sessions::Topic& topic) const { return (*this)(View(topic)); }
    size_t operator()(TopicView topic) const {
      return absl::HashOf(topic.tr, absl::string_view(topic.item.data(), topic.item.size()), topic.session);
    }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const auto& a, const auto& b) const { return Equals(View(a), View(b)); }
    static bool Equals(TopicView a, TopicView b) { return a.tr == b.tr && a.item == b.item && a.session == b.session; }
  };

  absl::flat_hash_map<sessions::Topic, std::unique_ptr<Channel>, Hash, Equal> channels_;
};

}  // namespace kiwoom::fanout
