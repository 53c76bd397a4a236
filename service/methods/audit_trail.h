#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/callers/audit_entry.h"
#include "service/clock/moment.h"
#include "service/methods/call.h"
#include "service/methods/caller_kinds.h"

namespace kiwoom::methods {

// What an action concerned.
struct AuditSubject {
  std::string session = {};
  std::string subscription = {};
};

// Records who did what, if it changes or reveals something, and who was refused. What a caller repeats has a line at
// once, and then one a minute, which is that of the last time and counts those between. A caller has a bounded number
// of lines a minute, whatever it does, so it cannot push out what others did. Single-threaded.
class AuditTrail {
 public:
  static constexpr absl::Duration kPause = absl::Minutes(1);
  // Within a minute; further kinds share a line, and so do callers beyond the limit.
  static constexpr size_t kMostKinds = 100;  // of a caller
  static constexpr size_t kMostCallers = 500;
  static constexpr size_t kMostHosts = 100;  // of calls whose caller is not known

  // `sink` outlives the trail; null: nothing is recorded.
  AuditTrail(callers::AuditSink* sink, std::function<clock::Moment()> now) : sink_(sink), now_(std::move(now)) {}
  // Writes what waits for its minute.
  ~AuditTrail() { OnTimer(absl::InfiniteFuture()); }

  // An action of the call's caller, with its outcome.
  void Record(const Call& call, const absl::Status& outcome, const AuditSubject& subject = {});

  // Writes the lines whose minute is over. On the steady clock.
  void OnTimer(absl::Time now);
  absl::Time NextTimer() const { return std::min(callers_.next_end(), hosts_.next_end()); }

 private:
  // What one caller repeats.
  struct Repeated {
    bool begun = false;        // the first line is written
    int unwritten = 0;         // since the last line
    callers::AuditEntry last;  // of these
  };
  using Kinds = CallerKinds<Repeated>;

  // Writes the last of what is repeated. Returns whether there was any.
  bool Write(Repeated& repeated);

  callers::AuditSink* const sink_;
  const std::function<clock::Moment()> now_;
  Kinds callers_{{.life = kPause, .callers = kMostCallers, .kinds = kMostKinds}};
  Kinds hosts_{{.life = kPause, .callers = kMostHosts, .kinds = kMostKinds}};
};

}  // namespace kiwoom::methods
