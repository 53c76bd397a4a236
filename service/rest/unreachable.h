#pragma once

#include "absl/status/status.h"

namespace kiwoom::rest {

// What Http could not do, as callers are told: its code and its words, with the reason BROKER_UNREACHABLE.
absl::Status Unreachable(const absl::Status& failure);

}  // namespace kiwoom::rest
