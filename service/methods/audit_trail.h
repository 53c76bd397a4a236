#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/callers/audit_entry.h"
#include "service/methods/call.h"

namespace kiwoom::methods {

// What an action concerned.
struct AuditSubject {
  std::string session = {};
  std::string subscription = {};
};

// Records who did what, if it changes or reveals something, and who was refused. A caller that is refused the same
// again and again gets one line a minute, which counts the others: it cannot push out what others did. Single-threaded.
class AuditTrail {
 public:
  static constexpr absl::Duration kPause = absl::Minutes(1);
  static constexpr size_t kMostRefusals = 1000;  // kinds of them; further ones share a line

  // `sink` outlives the trail; null: nothing is recorded. `now` is the wall clock.
  AuditTrail(callers::AuditSink* sink, std::function<absl::Time()> now) : sink_(sink), now_(std::move(now)) {}

  // An action of the call's caller, with its outcome.
  void Record(const Call& call, const absl::Status& outcome, const AuditSubject& subject = {});

 private:
  struct Refusal {
    absl::Time next = absl::InfinitePast();
    int similar = 0;
  };

  Refusal& RefusalOf(const callers::AuditEntry& entry, std::string_view host);

  callers::AuditSink* const sink_;
  const std::function<absl::Time()> now_;
  std::map<std::string, Refusal> refusals_;
};

}  // namespace kiwoom::methods
