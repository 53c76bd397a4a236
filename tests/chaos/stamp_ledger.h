#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
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

// What the broker did: each stamp with the time at which it was sent and the sessions that got it, and when which topic
// was registered on which session. Stamps of a topic count from 1 and never restart, whatever breaks and wherever the
// topic is registered. Thread-safe.
class StampLedger {
 public:
  // Returns the stamp of a row that is about to be sent, to each session on which the topic is registered. The time must
  // precede the write.
  uint64_t Send(const Topic& topic, absl::Time now);
  void Register(const Topic& topic, const std::string& session, absl::Time now);
  void Unregister(const Topic& topic, const std::string& session, absl::Time now);
  // The session's connection is over.
  void UnregisterAll(const std::string& session, absl::Time now);

  // The broker sent an answer that belongs to no open request.
  void Mislead(const std::string& session, absl::Time now);
  // Whether it did so in the window.
  bool Misled(const std::string& session, const Window& window) const;

  // The newest stamp; 0 if there is none.
  uint64_t last(const Topic& topic) const;
  // absl::InfiniteFuture() if it was never sent.
  absl::Time SentAt(const Topic& topic, uint64_t stamp) const;
  // In no particular order; none if it was never sent.
  std::vector<std::string> SentTo(const Topic& topic, uint64_t stamp) const;
  // The place of a stamp among those of all topics, from 1; 0 if it was never sent.
  uint64_t OrderOf(const Topic& topic, uint64_t stamp) const;
  // The first stamp that was sent after `time`; one more than the last if none was.
  uint64_t FirstAfter(const Topic& topic, absl::Time time) const;
  // Whether the topic was registered on the session at any moment of the window.
  bool WasRegistered(const Topic& topic, const std::string& session, const Window& window) const;
  // Rows sent, of all topics.
  uint64_t total() const;

 private:
  struct Sent {
    absl::Time time;
    uint64_t order = 0;
    uint64_t sessions = 0;  // a bit for each, as they are numbered
  };
  struct Record {
    std::vector<Sent> sent;  // by stamp, from 1
    // By session; the last one is open if it ends in the infinite future.
    std::map<std::string, std::vector<Window>> registrations;
  };

  const Sent* Find(const Topic& topic, uint64_t stamp) const;

  mutable std::mutex mutex_;
  std::map<Topic, Record> records_;                        // guarded by the mutex
  uint64_t total_ = 0;                                     // guarded by the mutex
  std::vector<std::string> names_;                         // guarded by the mutex; sessions by their numbers
  std::map<std::string, std::vector<absl::Time>> misled_;  // guarded by the mutex; by session
};

}  // namespace kiwoom::chaos
