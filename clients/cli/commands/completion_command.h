#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Prints the completion script of the shell in `arguments`.
absl::Status Completion(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
