#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/last_values.h"
#include "service/fanout/publisher.h"
#include "service/fanout/stream_cursor.h"
#include "service/fanout/topic_activity.h"
#include "service/fanout/topic_log.h"
#include "service/fanout/upstream.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

class Reader;

// One topic: its subscribers, publisher, last values and recent events.
struct Channel {
  struct Subscriber {
    Reader* reader;
    StreamCursor* cursor;
  };

  explicit Channel(const sessions::Topic& topic) : topic(topic), publisher(*topic.tr), last_values(*topic.tr) {}

  // Whether the broker is asked for it.
  enum class Phase : uint8_t { kIdle, kWaiting, kRequested, kRefused };

  // Its current or last registration. The epoch of one that has never been live is 0.
  sessions::Registration registration() const { return {topic, publisher.epoch(), session()}; }
  // The session that has it; null: none. A topic of an account has its own from the beginning.
  const sessions::SessionName* session() const {
    if (topic.session != nullptr) return topic.session;
    return upstream == nullptr ? nullptr : upstream->name;
  }

  const sessions::Topic topic;
  Phase phase = Phase::kIdle;
  const Upstream* upstream = nullptr;  // the session that has it, if any; InterestMap::Put changes it
  std::vector<Subscriber> subscribers;
  absl::Time linger_until = absl::InfiniteFuture();  // steady; set while it has no subscribers
  Publisher publisher;
  LastValues last_values;
  std::shared_ptr<TopicLog> log;  // the hub sets it
  TopicActivity activity;
  uint64_t* event_count = nullptr;  // of its type; the hub sets it
  bool confirmed = false;  // the broker has answered the request; if the session is lost, it renews the topic by itself
};

}  // namespace kiwoom::fanout
