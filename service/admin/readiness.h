#pragma once

#include <string>
#include <vector>

#include "service/metrics/snapshot.h"

namespace kiwoom::admin {

// Whether clients should be sent to this gateway. A broker outage is not unreadiness: replacing the gateway would not
// end it, and the streams report it. A flag makes it so, but not for a gateway that stands by: clients must be able to
// reach it before its predecessor stops.
struct Readiness {
  bool draining = false;
  bool any_session_live = false;
  bool standing_by = false;       // until another gateway has closed its sessions
  bool session_required = false;  // --not_ready_without_session

  bool ready() const { return !draining && (any_session_live || standing_by || !session_required); }
};

// One line for each check, for people; `sessions` name their states.
std::string Describe(const Readiness& readiness, const std::vector<metrics::SessionSnapshot>& sessions);

}  // namespace kiwoom::admin
