#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/methods/call.h"
#include "service/methods/caller_kinds.h"
#include "service/telemetry/log_fields.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::methods {

// Gives each call a request id, and logs the calls that fail: each kind of failure at once and then at most once a
// minute. Runs on the loop's thread.
class CallLog {
 public:
  // Further kinds of a caller share one line a minute, and so do callers beyond the limit. A kind is forgotten after an
  // hour, with the count of those that no line has told yet.
  static constexpr size_t kMostKinds = 100;
  static constexpr size_t kMostCallers = 500;

  using Write = std::function<void(const std::string& line, std::vector<telemetry::LogField> fields)>;

  using Redactor = std::function<std::string(std::string_view text)>;

  // `seed` differs between processes, so that their ids do. `now` is the steady clock. `redact` removes secrets from
  // what clients have sent and errors say.
  CallLog(uint32_t seed, std::function<absl::Time()> now, Redactor redact, Write write)
      : seed_(seed), now_(std::move(now)), redact_(std::move(redact)), write_(std::move(write)) {}

  // 16 characters.
  std::string NextRequestId();

  // The call ends with this error. Cancellation by the client is not a failure.
  void OnFailed(const Call& call, const absl::Status& error);

 private:
  const uint32_t seed_;
  const std::function<absl::Time()> now_;
  const Redactor redact_;
  const Write write_;
  uint32_t calls_ = 0;
  CallerKinds<telemetry::Repetition> kinds_{{.life = absl::Hours(1), .callers = kMostCallers, .kinds = kMostKinds}};
};

// The trace id of a caller's `traceparent` (W3C Trace Context); empty if it is not valid.
std::string TraceIdOf(std::string_view traceparent);

}  // namespace kiwoom::methods
