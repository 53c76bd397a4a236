#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Prints the fields of the TRs in `arguments`, given by code or name; without arguments prints the list of TRs.
absl::Status Catalog(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
