#pragma once

#include <string>

#include "codegen/model/reserved.h"

namespace kiwoom::emit {

// `reserved` lines: the numbers with `own` before them ("1 to 8"), then the names. Nothing where nothing is reserved.
std::string ProtoReserved(const model::Reserved& reserved, const std::string& own = "");

}  // namespace kiwoom::emit
