#pragma once

#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/channel.h"
#include "service/fanout/channel_map.h"
#include "service/fanout/reader.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// Tracks who subscribes to which topics, and which topics nobody wants any more.
class InterestMap {
 public:
  // A topic of one reader.
  struct Joined {
    Channel* channel;
    StreamCursor* cursor;
  };

  // What the owner does besides; both may be empty.
  struct Hooks {
    std::function<void(Reader&, Channel&, StreamCursor*)> on_leave;  // before the cursor is closed
    std::function<void(Channel&)> on_erase;                          // before the channel is destroyed
  };

  // A topic stays registered for `linger` after its last reader has left.
  explicit InterestMap(absl::Duration linger) : linger_(linger) {}
  InterestMap(absl::Duration linger, Hooks hooks) : linger_(linger), hooks_(std::move(hooks)) {}

  // Null if the topic is unknown.
  Channel* Find(const sessions::Topic& topic) const { return channels_.Find(topic); }
  Channel* Find(TopicView topic) const { return channels_.Find(topic); }

  // Adds and removes topics of the reader. A topic in both lists is removed. Returns those that the reader did not
  // have.
  std::vector<Joined> Apply(Reader& reader, std::span<const sessions::Topic> add,
                            std::span<const sessions::Topic> remove, absl::Time now);
  void LeaveAll(Reader& reader, absl::Time now);

  // The topic is on this session from now on; null: on none.
  static void Put(Channel& channel, const Upstream* upstream);

  // Removes and returns the topics whose linger time has expired; TakeLingering does so for all topics without readers.
  // The caller must unregister them with the broker.
  std::vector<sessions::Topic> TakeExpired(absl::Time now) { return Take(now); }
  std::vector<sessions::Topic> TakeLingering() { return Take(absl::InfiniteFuture()); }
  // When TakeExpired may next return something.
  absl::Time NextExpiry() const { return next_expiry_; }

  // In any order.
  const ChannelMap& channels() const { return channels_; }

 private:
  void Leave(Reader& reader, const sessions::Topic& topic, absl::Time now);
  std::vector<sessions::Topic> Take(absl::Time until);
  void Erase(const sessions::Topic& topic);

  const absl::Duration linger_;
  const Hooks hooks_;
  ChannelMap channels_;
  absl::Time next_expiry_ = absl::InfiniteFuture();
};

}  // namespace kiwoom::fanout
