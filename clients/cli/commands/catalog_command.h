#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// `arguments` are TRs, by code or name: prints their fields; or nothing: prints which TRs there are.
absl::Status Catalog(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
