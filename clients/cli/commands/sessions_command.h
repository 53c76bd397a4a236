#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Prints the gateway's sessions with the broker, one for each app key. Takes no arguments.
absl::Status Sessions(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
