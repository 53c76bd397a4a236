#pragma once

#include <string>

#include "codegen/model/reserved.h"

namespace kiwoom::emit {

// `reserved` lines: the numbers, preceded by `own` ("1 to 8"), then the names. Empty if nothing is reserved.
std::string ProtoReserved(const model::Reserved& reserved, const std::string& own = "");

}  // namespace kiwoom::emit
