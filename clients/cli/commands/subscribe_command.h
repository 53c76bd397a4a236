#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Subscribes to the interests in `arguments`, such as "Trade:005930,000660". Prints events until --count, --seconds,
// Ctrl-C or the end of the stream.
absl::Status Subscribe(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
