#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kiwoom {

absl::StatusOr<std::string> ReadFile(const std::string& path);

// Creates missing folders.
absl::Status WriteFile(const std::string& path, const std::string& text);

}  // namespace kiwoom
