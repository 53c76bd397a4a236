#pragma once

#include <vector>

#include "service/fanout/hub.h"
#include "service/metrics/call_meter.h"
#include "service/metrics/snapshot.h"
#include "service/sessions/key_session.h"

namespace kiwoom::metrics {

// What the loop knows of the sessions alone, for probes, which may come often. On the loop.
Snapshot SurveySessions(const fanout::Hub& hub, const std::vector<const sessions::KeySession*>& sessions,
                        absl::Time now);

// Copies the numbers of the parts that live on the loop into a snapshot, at the time `now`; the caller adds what only
// the process knows. On the loop. `sessions` are in the order of the hub's upstreams.
Snapshot Survey(const fanout::Hub& hub, const std::vector<const sessions::KeySession*>& sessions,
                const CallMeter& calls, absl::Time now);

}  // namespace kiwoom::metrics
