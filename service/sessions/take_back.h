#pragma once

#include "absl/time/time.h"
#include "service/broker/sliding_window_limiter.h"

namespace kiwoom::sessions {

struct TakeBackOptions {
  bool automatic = false;
  absl::Duration pause = absl::Seconds(5);  // before the LOGIN: the other program may be ending the same session
  int per_hour = 3;
};

// Limits how often a session that another login of the app key took over is taken back. Two programs that fight for a
// session both lose it. So each request takes it back once, and automatically that happens only if the session lasted
// since the last time.
class TakeBack {
 public:
  explicit TakeBack(TakeBackOptions options) : options_(options), limiter_(options.per_hour, absl::Hours(1)) {}

  // How long to wait until the session may be taken back once more; zero: it may be now.
  absl::Duration Wait(absl::Time now) const { return limiter_.Earliest(now) - now; }
  // It will be taken back now, after this pause.
  absl::Duration Take(absl::Time now);
  // Whether to take it back without being asked. `lasted`: the session was not taken away right after its LOGIN.
  bool IsDue(bool lasted, absl::Time now) const;

 private:
  const TakeBackOptions options_;
  broker::SlidingWindowLimiter limiter_;
  bool taken_ = false;  // at least once
};

}  // namespace kiwoom::sessions
