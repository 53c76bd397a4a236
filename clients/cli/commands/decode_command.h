#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Decodes the broker's frames, or REST bodies with --tr, from the file in `arguments` or from standard input. Prints
// one line of JSON per row or body. Broken input is reported with its position and skipped, and the command then ends
// with an error.
absl::Status Decode(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
