#pragma once

#include <map>
#include <span>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/channel.h"
#include "service/fanout/channel_map.h"
#include "service/fanout/reader.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// Who wants what, and what therefore must be registered at the broker. It does no I/O: what changes at the broker is
// returned.
class InterestMap {
 public:
  // A topic of one reader.
  struct Joined {
    Channel* channel;
    StreamCursor* cursor;
  };
  struct Change {
    std::vector<Joined> joined;          // topics that are new to the reader
    std::vector<sessions::Topic> added;  // those of them that are to be registered
  };

  // A topic is wanted for `linger` after its last reader has left.
  explicit InterestMap(absl::Duration linger) : linger_(linger) {}

  // Null if nobody wants it.
  Channel* Find(TopicView topic) const { return channels_.Find(topic); }

  // The reader wants `add`, and `remove` no more. What is in both is removed.
  Change Apply(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove,
               absl::Time now);
  void LeaveAll(Reader& reader, absl::Time now);

  // What nobody has listened to for long enough, or at all: to be removed at the broker, and forgotten here.
  std::vector<sessions::Topic> TakeExpired(absl::Time now) { return Take(now); }
  std::vector<sessions::Topic> TakeLingering() { return Take(absl::InfiniteFuture()); }
  // When TakeExpired may have something.
  absl::Time NextExpiry() const { return next_expiry_; }

  // The broker refused them: nobody listens to them any more. Returns who did.
  std::map<Reader*, std::vector<sessions::Topic>> Forget(std::span<const sessions::Topic> topics);

 private:
  void Leave(Reader& reader, const sessions::Topic& topic, absl::Time now);
  std::vector<sessions::Topic> Take(absl::Time until);

  const absl::Duration linger_;
  ChannelMap channels_;
  absl::Time next_expiry_ = absl::InfiniteFuture();
};

}  // namespace kiwoom::fanout
