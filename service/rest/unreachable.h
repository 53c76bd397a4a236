#pragma once

#include "absl/status/status.h"

namespace kiwoom::rest {

// The error that callers get for a failure of Http: the same code and message, with the reason BROKER_UNREACHABLE.
absl::Status Unreachable(const absl::Status& failure);

}  // namespace kiwoom::rest
