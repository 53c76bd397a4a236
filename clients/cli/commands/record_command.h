#pragma once

#include <span>

#include "absl/status/status.h"
#include "clients/cli/commands/invocation.h"

namespace kiwoom::cli {

// Records a stream: the file, then interests such as "Trade:005930,000660". A file that exists is continued.
absl::Status RecordStream(std::span<char* const> arguments, const Invocation& invocation);

}  // namespace kiwoom::cli
