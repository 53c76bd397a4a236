#pragma once

#include <string>
#include <vector>

#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// Declarations of the TR that another TR has also declared for itself, one sentence per line: a code list with the same
// codes, a message for the same levels. Types that two TRs need belong in types.yaml.
std::string Repetitions(const spec::TrFile& file, const std::vector<spec::TrFile>& others);

}  // namespace kiwoom::new_tr
