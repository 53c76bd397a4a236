#pragma once

#include <vector>

#include "absl/time/time.h"
#include "service/config/config.h"
#include "service/fanout/hub.h"
#include "service/sessions/session.h"
#include "service/telemetry/unrouted_log.h"

// What the configuration means for the parts of the gateway. `now` is the wall clock.
namespace kiwoom {

// They point into `config`.
std::vector<const sessions::SessionName*> NamesOf(const config::Config& config);

sessions::SessionOptions SessionOptionsOf(const config::Config& config, absl::Time now);

// `config` and `unrouted` outlive the hub.
fanout::HubOptions HubOptionsOf(const config::Config& config, telemetry::UnroutedLog& unrouted);

}  // namespace kiwoom
