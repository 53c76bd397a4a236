#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Sends the query in `arguments`, such as "SectorPrice market=KOSPI sector_code=001", and prints the answer.
absl::Status Get(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
