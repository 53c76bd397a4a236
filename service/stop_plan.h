#pragma once

#include "absl/time/time.h"

namespace kiwoom {

// How a gateway that stops spends its grace period. Each step ends earlier if it is done. Times are of the steady
// clock.
struct StopPlan {
  StopPlan(absl::Time now, absl::Duration grace)
      : queries(now + grace * 5 / 7), sessions(queries + grace / 7), streams(now + grace * 19 / 20) {}

  absl::Time queries;   // open queries have been answered, and events have gone on until then
  absl::Time sessions;  // the sessions with the broker have been closed by a handshake
  absl::Time streams;   // clients have read the events that are queued for them; the rest is for the end of the process
};

}  // namespace kiwoom
