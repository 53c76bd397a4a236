#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Prints the events of a recording: the file, then types such as "Trade", or all types without them.
absl::Status Export(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
