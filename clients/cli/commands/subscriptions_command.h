#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Lists the open streams. It takes no arguments.
absl::Status Subscriptions(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
