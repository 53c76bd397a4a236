#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"
#include "tools/new_tr/precedents.h"

namespace kiwoom::new_tr {

// The first version of a spec: `file` with its attributes given, its rows from the broker's table. A TR with a path is
// a REST TR. `table` is the text, `table_name` a name for errors; `types` is what all TRs share.
absl::StatusOr<spec::TrFile> Draft(spec::TrFile file, const std::string& table_name, const std::string& table,
                                   const Precedents& precedents, const spec::TypesFile& types);

}  // namespace kiwoom::new_tr
