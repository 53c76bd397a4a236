#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::telemetry {

// Why there is no session with the broker: remembers the last reason, and says it in the log with the time of the next
// attempt, each reason once and then at most once a minute. One thread.
//
// What must not be shown has been taken out of the reason before.
class AttemptLog {
 public:
  explicit AttemptLog(Say say) : say_(std::move(say)) {}

  // The session ended or an attempt to make one failed; the next comes after `pause` (infinite: not by itself).
  void OnRetry(std::string_view reason, absl::Duration pause, absl::Time now);
  void OnLive() { last_error_.clear(); }

  // On one line, cut. Empty while the session is live, and before the first attempt has failed.
  const std::string& last_error() const { return last_error_; }

 private:
  const Say say_;
  std::string last_error_;
  std::map<std::string, absl::Time> next_;  // when a reason may be said again; those that may are not in it
};

}  // namespace kiwoom::telemetry
