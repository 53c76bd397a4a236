#pragma once

#include <chrono>

#include "absl/status/statusor.h"
#include "clients/cli/arguments/subscribe_request.h"
#include "clients/cli/positions/stream_positions.h"

namespace kiwoom::cli {

// What the flags choose for a stream, with positions to resume from, which outlive them.
absl::StatusOr<SubscribeChoices> ChosenForStream(const StreamPositions& positions);

// When --seconds ends it.
absl::StatusOr<std::chrono::steady_clock::time_point> EndOfStream();

}  // namespace kiwoom::cli
