#pragma once

#include <vector>

#include "clients/cli/help/help_text.h"

namespace kiwoom::cli {

// The flags that kiwoomctl itself declares, sorted by name.
std::vector<FlagHelp> FlagList();

}  // namespace kiwoom::cli
