#pragma once

#include <string>

#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// A spec file in the house's form: one row a line, its first attributes in columns, a note on a line of its own.
std::string SpecText(const spec::TrFile& file);

}  // namespace kiwoom::new_tr
