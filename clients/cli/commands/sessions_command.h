#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Lists the sessions with the broker. It takes no arguments.
absl::Status Sessions(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
