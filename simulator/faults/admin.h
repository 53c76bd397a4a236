#pragma once

#include "simulator/faults/fault.h"
#include "simulator/rest/http_message.h"
#include "simulator/stats.h"

namespace kiwoom::simulator {

// Faults and stats over HTTP, for whoever has no C++ at hand: POST /simulator/<fault> with the fault's arguments as
// body, GET /simulator/stats.
HttpReply HandleAdmin(const HttpRequest& request, FaultTarget& target, const StatsBoard& stats);

bool IsAdminPath(const std::string& path);

}  // namespace kiwoom::simulator
