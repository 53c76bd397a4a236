#pragma once

#include "service/config/settings.h"

namespace kiwoom::config {

// Reads the command line, and the environment variable KIWOOM_<FLAG> for each flag that is not on it. Parse errors are
// returned in Settings::unread, to be reported with all other errors. --help and --version exit the program.
Settings ReadFlags(int argc, char** argv);

}  // namespace kiwoom::config
