#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

namespace kiwoom::telemetry {

// Why there is no session with the broker: remembers the last reason, and says it in the log with the time of the next
// attempt, each reason once and then at most once a minute. One thread.
class AttemptLog {
 public:
  // Should the broker quote one of the `secrets`, it is passed on as "<redacted>".
  AttemptLog(std::function<void(const std::string& line)> say, std::vector<std::string> secrets);

  // The session ended or an attempt to make one failed; the next comes after `pause` (infinite: not by itself).
  void OnRetry(std::string_view reason, absl::Duration pause, absl::Time now);
  void OnLive() { last_error_.clear(); }

  // Empty while the session is live, and before the first attempt has failed.
  const std::string& last_error() const { return last_error_; }

 private:
  const std::function<void(const std::string&)> say_;
  const std::vector<std::string> secrets_;
  std::string last_error_;
  std::map<std::string, absl::Time> next_;  // when a reason may be said again; those that may are not in it
};

}  // namespace kiwoom::telemetry
