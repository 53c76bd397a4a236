#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "absl/time/time.h"
#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// Counters and the current state.
struct Stats {
  int64_t connections = 0;
  int64_t logins = 0;
  int64_t refused_logins = 0;
  int64_t registration_requests = 0;  // REG, with any answer
  int64_t refused_registrations = 0;  // REG, answered with an error
  int64_t removal_requests = 0;       // REMOVE, answered with 0
  int64_t twin_logins = 0;            // by a fault, with a client's app key
  int64_t replaced_sessions = 0;      // by a later login of another client with the same app key
  int64_t ignored_requests = 0;       // REG and REMOVE without an answer because of a fault
  int64_t pings_answered = 0;
  int64_t rows_sent = 0;  // market rows, counted once per session
  int64_t tokens_issued = 0;
  int64_t tokens_revoked = 0;
  int64_t rest_requests = 0;          // for TRs, excluding tokens
  int64_t rate_limited_requests = 0;  // of these
  int64_t held_answers = 0;           // held back by a fault now

  size_t open_sessions = 0;                 // connections now
  size_t logged_in_sessions = 0;            // of these
  std::multiset<Registered> registrations;  // current, over all sessions

  bool IsRegistered(const std::string& type, const std::string& item) const {
    return registrations.contains(Registered{type, item});
  }
};

// The stats with a lock, for threads that wait for a condition.
class StatsBoard {
 public:
  void Update(const std::function<void(Stats&)>& change);
  Stats Read() const;
  // Returns false on timeout.
  bool Await(const std::function<bool(const Stats&)>& reached, absl::Duration timeout) const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  Stats stats_;
};

}  // namespace kiwoom::simulator
