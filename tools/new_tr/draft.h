#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"
#include "tools/new_tr/precedents.h"

namespace kiwoom::new_tr {

// The draft of a spec: `file` with its given attributes, plus rows from the broker's table. A TR with a path is a REST
// TR. `table` is the text of the table, `table_name` its name in errors; `types` are the shared types.
absl::StatusOr<spec::TrFile> Draft(spec::TrFile file, const std::string& table_name, const std::string& table,
                                   const Precedents& precedents, const spec::TypesFile& types);

}  // namespace kiwoom::new_tr
