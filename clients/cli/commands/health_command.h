#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Asks the gateway, or one of its services such as "kiwoom.v1.MarketDataService", whether it serves. It is an error if
// it does not.
absl::Status Health(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
