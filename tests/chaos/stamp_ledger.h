#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "absl/time/time.h"
#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// A period of time, both ends included.
struct Window {
  absl::Time from;
  absl::Time until;

  bool Holds(absl::Time time) const { return from <= time && time <= until; }
};

// What the broker did: each stamp with the time at which it was sent, and when which topic was registered. Stamps of a
// topic count from 1 and never restart, whatever breaks. Thread-safe.
class StampLedger {
 public:
  // Returns the stamp of a row that is about to be sent. The time must precede the write.
  uint64_t Send(const Topic& topic, absl::Time now);
  void Register(const Topic& topic, absl::Time now);
  void Unregister(const Topic& topic, absl::Time now);
  // The connection is over.
  void UnregisterAll(absl::Time now);

  // The broker sent an answer that belongs to no open request.
  void Mislead(absl::Time now);
  // Whether it did so in the window.
  bool Misled(const Window& window) const;

  // The newest stamp; 0 if there is none.
  uint64_t last(const Topic& topic) const;
  // absl::InfiniteFuture() if it was never sent.
  absl::Time SentAt(const Topic& topic, uint64_t stamp) const;
  // The place of a stamp among those of all topics, from 1; 0 if it was never sent.
  uint64_t OrderOf(const Topic& topic, uint64_t stamp) const;
  // The first stamp that was sent after `time`; one more than the last if none was.
  uint64_t FirstAfter(const Topic& topic, absl::Time time) const;
  // Whether the topic was registered at any moment of the window.
  bool WasRegistered(const Topic& topic, const Window& window) const;
  // Topics that are registered now.
  std::vector<Topic> registered() const;
  // Rows sent, of all topics.
  uint64_t total() const;

 private:
  struct Sent {
    absl::Time time;
    uint64_t order = 0;
  };
  struct Record {
    std::vector<Sent> sent;             // by stamp, from 1
    std::vector<Window> registrations;  // the last one is open if it ends in the infinite future
  };

  mutable std::mutex mutex_;
  std::map<Topic, Record> records_;  // guarded by the mutex
  uint64_t total_ = 0;               // guarded by the mutex
  std::vector<absl::Time> misled_;   // guarded by the mutex
};

}  // namespace kiwoom::chaos
