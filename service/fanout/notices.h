#pragma once

#include <span>
#include <string_view>

#include "absl/time/time.h"
#include "service/fanout/event.h"
#include "service/fanout/reader.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

// What the gateway itself has to say in a stream, as events.
namespace kiwoom::fanout {

EventRef MakeAcknowledgement(const Reader& reader);
EventRef MakeLive(std::span<const sessions::Registration> registrations);
EventRef MakeRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view message);
EventRef MakeLost(std::string_view reason, absl::Time last_upstream);
EventRef MakeResumed(absl::Time time);
EventRef MakeGap(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason);
EventRef MakeHeartbeat(absl::Time now, sessions::State state, absl::Time last_upstream);

}  // namespace kiwoom::fanout
