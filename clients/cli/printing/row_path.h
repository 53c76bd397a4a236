#pragma once

#include <string>

#include "codec/table.h"

namespace kiwoom::cli {

// The path of the value of `row`, a row of `table`, in the proto message: "current_price", "asks[0].price".
std::string RowPath(const codec::Message& table, const codec::Row& row);

}  // namespace kiwoom::cli
