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
};

// Channels by topic. Pointers to channels stay valid until Erase.
class ChannelMap {
 public:
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
  struct Hash {
    using is_transparent = void;
    size_t operator()(const sessions::Topic& topic) const { return (*this)(TopicView{topic.tr, topic.item}); }
    size_t operator()(TopicView topic) const {
      return absl::HashOf(topic.tr, absl::string_view(topic.item.data(), topic.item.size()));
    }
  };
  struct Equal {
    using is_transparent = void;
    static TopicView View(const sessions::Topic& topic) { return {topic.tr, topic.item}; }
    static TopicView View(TopicView topic) { return topic; }
    bool operator()(const auto& a, const auto& b) const {
      return View(a).tr == View(b).tr && View(a).item == View(b).item;
    }
  };

  absl::flat_hash_map<sessions::Topic, std::unique_ptr<Channel>, Hash, Equal> channels_;
};

}  // namespace kiwoom::fanout
