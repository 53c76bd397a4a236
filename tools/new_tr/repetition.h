#pragma once

#include <string>
#include <vector>

#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// What a TR declares for itself although another TR has declared the same for itself, one sentence a line: a code list
// with the same codes, a message that the same levels fold into. What two need belongs into types.yaml.
std::string Repetitions(const spec::TrFile& file, const std::vector<spec::TrFile>& others);

}  // namespace kiwoom::new_tr
