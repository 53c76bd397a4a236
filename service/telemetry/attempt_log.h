#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::telemetry {

// Remembers why there is no session with the broker, and logs the reason with the time of the next attempt: each reason
// at once and then at most once a minute. Single-threaded.
//
// Secrets have already been redacted from the reason.
class AttemptLog {
 public:
  // Further reasons within a minute share one line, because they may quote the broker.
  static constexpr size_t kMostReasons = 100;

  explicit AttemptLog(LogWriter write) : write_(std::move(write)) {}

  // The session ended or an attempt to establish one failed. The next attempt follows after `pause` (infinite: no
  // automatic attempt).
  void OnRetry(std::string_view reason, absl::Duration pause, absl::Time now);
  void OnLive() { last_error_.clear(); }

  // One line, truncated. Empty while the session is live and before the first attempt has failed.
  const std::string& last_error() const { return last_error_; }

 private:
  const LogWriter write_;
  std::string last_error_;
  std::map<std::string, absl::Time>
      next_;  // when a reason may be logged again; a reason that is not in it may be logged now
};

}  // namespace kiwoom::telemetry
