#pragma once

#include <string>

#include "service/fanout/event_log.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {

// A log with one topic, at seconds after an hour.
class TestLog {
 public:
  explicit TestLog(EventLogOptions options = {}, const sessions::Topic& topic = kSamsung)
      : log(options), topic(log.Use(topic)) {}

  static absl::Time At(double seconds) { return absl::FromUnixSeconds(1'800'000'000) + absl::Seconds(seconds); }

  void Begin(uint64_t epoch, double at) { log.Begin(*topic, epoch, nullptr, At(at)); }
  void Renew(uint64_t epoch, double from, double until) {
    const GapSpan gap{At(from), At(until), "lost"};
    log.Begin(*topic, epoch, &gap, At(until));
  }
  void End(double at) { log.End(*topic, At(at)); }
  // One event, received at that second.
  void Event(uint64_t epoch, uint64_t sequence, double at) {
    const EventIdentity identity{.item = "005930", .epoch = epoch, .sequence = sequence, .received = At(at)};
    log.Append(*topic, EventEncoder::Encode(identity, topic->topic().tr->event_field, ""), At(at), At(at));
  }
  void Events(uint64_t epoch, uint64_t first, uint64_t last, double at) {
    for (uint64_t sequence = first; sequence <= last; ++sequence) Event(epoch, sequence, at);
  }

  EventLog log;
  std::shared_ptr<TopicLog> topic;
};

}  // namespace kiwoom::fanout
