#pragma once

#include <string>

#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// A spec file in the usual form: one row per line, its first attributes in columns, a note on its own line.
std::string SpecText(const spec::TrFile& file);

}  // namespace kiwoom::new_tr
