#pragma once

#include <string>

#include "absl/status/status.h"

namespace kiwoom::config {

// Whether it is a valid --log_level. A running gateway checks a new one alone.
absl::Status CheckLogLevel(const std::string& level);

}  // namespace kiwoom::config
