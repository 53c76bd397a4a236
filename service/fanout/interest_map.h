#pragma once

#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/channel.h"
#include "service/fanout/channel_map.h"
#include "service/fanout/reader.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// Tracks who subscribes to which topics, and which topics must therefore be registered with the broker. It does no I/O
// but returns the changes.
class InterestMap {
 public:
  // A topic of one reader.
  struct Joined {
    Channel* channel;
    StreamCursor* cursor;
  };
  struct Change {
    std::vector<Joined> joined;          // topics that the reader did not have
    std::vector<sessions::Topic> added;  // those of them to register
  };

  // A topic stays registered for `linger` after its last reader has left.
  // `on_erase` is told of each channel before it is destroyed.
  explicit InterestMap(
      absl::Duration linger, std::function<void(Channel&)> on_erase = [](Channel&) {})
      : linger_(linger), on_erase_(std::move(on_erase)) {}

  // Null if the topic is unknown.
  Channel* Find(TopicView topic) const { return channels_.Find(topic); }

  // Adds and removes topics of the reader. A topic in both lists is removed.
  Change Apply(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove,
               absl::Time now);
  void LeaveAll(Reader& reader, absl::Time now);

  // Removes and returns the topics whose linger time has expired; TakeLingering does so for all topics without readers.
  // The caller must unregister them with the broker.
  std::vector<sessions::Topic> TakeExpired(absl::Time now) { return Take(now); }
  std::vector<sessions::Topic> TakeLingering() { return Take(absl::InfiniteFuture()); }
  // When TakeExpired may next return something.
  absl::Time NextExpiry() const { return next_expiry_; }

  // Drops topics that the broker refused. Returns their readers.
  std::map<Reader*, std::vector<sessions::Topic>> Forget(std::span<const sessions::Topic> topics);

 private:
  void Leave(Reader& reader, const sessions::Topic& topic, absl::Time now);
  std::vector<sessions::Topic> Take(absl::Time until);
  void Erase(const sessions::Topic& topic);

  const absl::Duration linger_;
  const std::function<void(Channel&)> on_erase_;
  ChannelMap channels_;
  absl::Time next_expiry_ = absl::InfiniteFuture();
};

}  // namespace kiwoom::fanout
