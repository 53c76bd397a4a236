#pragma once

#include "absl/time/time.h"

namespace kiwoom {

// How a gateway that stops spends its grace period. Each step ends earlier if it is done. Times are of the steady
// clock.
struct StopPlan {
  StopPlan(absl::Time now, absl::Duration grace)
      : queries(now + grace * 5 / 7), sessions(queries + grace / 7), streams(now + grace * 19 / 20) {}

  absl::Time queries;   // by then open queries have been answered; events go on until then
  absl::Time sessions;  // by then the sessions with the broker have been closed by a handshake
  absl::Time streams;   // by then clients have read their queued events; the remaining time is for ending the process
};

}  // namespace kiwoom
