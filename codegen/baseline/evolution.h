#pragma once

#include <string>
#include <vector>

#include "codegen/baseline/api_snapshot.h"

namespace kiwoom::baseline {

// One sentence for each change that breaks clients of the accepted contract: a changed number, name or type, something
// removed but not reserved, or a reservation that was lifted. Additions break nothing.
std::vector<std::string> BreakingChanges(const ApiSnapshot& accepted, const ApiSnapshot& current);

}  // namespace kiwoom::baseline
