#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/model/hand_written.h"

namespace kiwoom {

// The names in the protos of contract/, including event.proto.in.
absl::StatusOr<model::HandWritten> LoadHandWritten(const std::vector<std::string>& paths);

}  // namespace kiwoom
