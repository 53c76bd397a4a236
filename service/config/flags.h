#pragma once

#include "service/config/settings.h"

namespace kiwoom::config {

// Reads the command line, and for each flag that it leaves out the environment variable KIWOOM_<FLAG>. What cannot be
// read is told with everything else that is wrong: see Settings::unread. --help and --version end the program.
Settings ReadFlags(int argc, char** argv);

}  // namespace kiwoom::config
