#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// `arguments` are a query and its fields: "SectorPrice market=KOSPI sector_code=001". Prints the answer.
absl::Status Get(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
