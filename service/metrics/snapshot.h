#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/rest/rest_snapshot.h"
#include "service/telemetry/histogram.h"

namespace kiwoom::metrics {

// A number with the value of its only label. Labels come from tables and enumerations, never from clients.
struct Count {
  std::string label;
  uint64_t value = 0;
};

// Calls of one method that ended with one status.
struct CallDurations {
  std::string method;  // "kiwoom.v1.SectorService/GetSectorPrice"
  std::string status;  // "OK", "CANCELLED", …
  telemetry::Histogram seconds;
};

// One session with the broker. Times are by the wall clock, and absl::InfinitePast for what has not happened.
struct SessionSnapshot {
  std::string name;
  std::string state;  // "live"
  absl::Time login = absl::InfinitePast();
  absl::Time last_message = absl::InfinitePast();
  absl::Time last_market_row = absl::InfinitePast();
  std::string last_error;
  uint64_t reconnects = 0;
  int registrations = 0;
  int items = 0;
  int item_limit = 0;
  std::vector<Count> registration_answers;  // by outcome
  uint64_t frames = 0;
  uint64_t broken_frames = 0;
  rest::RestSnapshot rest;
};

struct ReaderSnapshot {
  std::string peer;
  std::string caller;
  absl::Time start;
  size_t topics = 0;
  size_t queued = 0;
  size_t queue_bytes = 0;
  uint64_t sent = 0;
  uint64_t skipped = 0;
};

// The state and the counters of the gateway at one moment: plain values, to be read on any thread. Counters count from
// the start of the process.
struct Snapshot {
  absl::Time time;
  absl::Time start;
  std::string broker;
  bool draining = false;

  std::vector<SessionSnapshot> sessions;
  std::vector<Count> topics;  // wanted ones, by what has become of them
  std::vector<Count> events;  // by type
  uint64_t events_sent = 0;
  std::vector<Count> gaps;            // by cause
  std::vector<Count> events_skipped;  // by policy
  size_t readers = 0;
  std::vector<ReaderSnapshot> slowest_readers;  // those for whom most waits, the slowest first
  std::vector<Count> readers_ended;             // by reason
  size_t reader_queue_bytes = 0;
  size_t recent_events_bytes = 0;
  size_t event_memory_bytes = 0;
  size_t event_memory_limit = 0;
  std::vector<Count> unknown_keys;  // by TR
  uint64_t unrouted_rows = 0;
  telemetry::Histogram decode_seconds{1e-6};
  telemetry::Histogram frame_to_write_seconds{1e-5};

  std::vector<Count> calls_started;  // by method
  std::vector<CallDurations> calls;
  std::vector<Count> refused_calls;  // by ErrorReason

  // Whether any session is in the state with this name.
  bool Any(std::string_view state) const {
    return std::ranges::any_of(sessions, [&](const SessionSnapshot& session) { return session.state == state; });
  }
  bool AnyLive() const { return Any("live"); }
  bool AnyStandsBy() const { return Any("standby"); }
};

}  // namespace kiwoom::metrics
