#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// What the fan-out knows about one session with the broker. Times are of the wall clock, and InfinitePast if the event
// has not happened.
struct Upstream {
  const sessions::SessionName* name = nullptr;
  size_t index = 0;  // among the sessions
  sessions::State state = sessions::State::kConnecting;
  std::string reason;                           // for the state
  absl::Time lost_from = absl::InfinitePast();  // of a lost session: the time of its last message
  absl::Time last_message = absl::InfinitePast();
  absl::Time before_last_message = absl::InfinitePast();
  absl::Time last_market_row = absl::InfinitePast();  // with or without subscribers

  bool live() const { return state == sessions::State::kLive; }
  // Why it is not live. Only the first reason after a change of state counts.
  void SetReason(std::string_view why) {
    if (reason.empty()) reason = why;
  }
  // When its last message before the loss arrived.
  absl::Time lost_since() const { return lost_from != absl::InfinitePast() ? lost_from : last_message; }
};

// Whether the first state is worse for a reader than the second.
bool IsWorse(sessions::State state, sessions::State than);

}  // namespace kiwoom::fanout
