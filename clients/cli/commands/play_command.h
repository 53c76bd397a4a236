#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Serves MarketDataService from the recording in `arguments` until a signal.
absl::Status Play(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
