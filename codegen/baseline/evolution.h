#pragma once

#include <string>
#include <vector>

#include "codegen/baseline/api_snapshot.h"

namespace kiwoom::baseline {

// One sentence for each change that breaks clients of the accepted contract: a number, a name or a type that
// changed, something that is gone and was not reserved, something reserved that is not any more. What is new breaks
// nothing.
std::vector<std::string> BreakingChanges(const ApiSnapshot& accepted, const ApiSnapshot& current);

}  // namespace kiwoom::baseline
