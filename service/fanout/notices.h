#pragma once

#include <span>
#include <string_view>

#include "absl/time/time.h"
#include "service/fanout/event.h"
#include "service/fanout/reader.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

// Encodes the gateway's own messages in a stream as events.
namespace kiwoom::fanout {

EventRef MakeAcknowledgement(const Reader& reader);
EventRef MakeLive(std::span<const sessions::Registration> registrations);
EventRef MakeRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view message);
// `registrations` are those of one reader.
EventRef MakeLost(std::string_view reason, sessions::State state, absl::Time last_upstream,
                  std::span<const sessions::Registration> registrations);
EventRef MakeSessionRestored(absl::Time time);
EventRef MakeGap(std::span<const sessions::Registration> registrations, absl::Time start, absl::Time end,
                 std::string_view reason);
EventRef MakeHeartbeat(absl::Time now, sessions::State state, absl::Time last_upstream, absl::Time last_market_row);

}  // namespace kiwoom::fanout
