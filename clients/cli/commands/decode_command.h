#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// `arguments` are a file, or nothing for the standard input: the broker's frames, or REST bodies with --tr. Prints one
// line of JSON per row or body; what is broken is told with its position, passed over, and is an error in the end.
absl::Status Decode(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
