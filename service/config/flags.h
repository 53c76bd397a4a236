#pragma once

#include "absl/status/statusor.h"
#include "service/config/settings.h"

namespace kiwoom::config {

// Reads the command line, and for each flag that it leaves out the environment variable KIWOOM_<FLAG>.
absl::StatusOr<Settings> ReadFlags(int argc, char** argv);

}  // namespace kiwoom::config
