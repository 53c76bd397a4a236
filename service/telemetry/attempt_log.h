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
// Times are those of the steady clock. Secrets have already been redacted from the reason.
class AttemptLog {
 public:
  // Further reasons within a minute share one line, because they may quote the broker.
  static constexpr size_t kMostReasons = 100;

  // A session that is live for less than `stable_after` may be flapping: the reason stays.
  AttemptLog(absl::Duration stable_after, LogWriter write) : stable_after_(stable_after), write_(std::move(write)) {}

  // The session ended or an attempt to establish one failed. The next attempt follows after `pause` (infinite: no
  // automatic attempt).
  void OnRetry(std::string_view reason, absl::Duration pause, absl::Time now);
  void OnLive(absl::Time now) { live_since_ = now; }

  // One line, truncated. Empty once the session has been live for a while, and before the first attempt has failed.
  std::string last_error(absl::Time now) const { return now - live_since_ < stable_after_ ? last_error_ : ""; }

 private:
  const absl::Duration stable_after_;
  const LogWriter write_;
  std::string last_error_;
  absl::Time live_since_ = absl::InfiniteFuture();  // infinite: it is not live
  std::map<std::string, absl::Time>
      next_;  // when a reason may be logged again; a reason that is not in it may be logged now
};

}  // namespace kiwoom::telemetry
