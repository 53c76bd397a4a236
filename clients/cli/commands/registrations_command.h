#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Lists what streams want of the broker and what has become of it: all, or the types and items in `arguments`, such as
// "Trade:005930,000660" or "Trade".
absl::Status Registrations(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
