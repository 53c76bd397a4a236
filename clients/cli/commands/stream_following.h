#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/arguments/interest_argument.h"
#include "clients/cli/arguments/subscribe_request.h"
#include "clients/cli/commands/invocation.h"
#include "clients/cli/commands/stream_sink.h"

namespace kiwoom::cli {

// Subscribes to the interests and passes what comes to `sink`, until it wants no more, a signal stops the command, or
// the stream ends for good, which is an error. Each connection resumes from `choices.positions` as they are then.
absl::Status FollowStream(std::span<const InterestArgument> interests, const SubscribeChoices& choices,
                          const Invocation& invocation, StreamSink& sink);

}  // namespace kiwoom::cli
