#pragma once

#include <string>

#include "codegen/runtime/table.h"

namespace kiwoom::cli {

// Where the value of `row`, a row of `table`, stands in the proto message: "current_price", "asks[0].price".
std::string RowPath(const runtime::Message& table, const runtime::Row& row);

}  // namespace kiwoom::cli
