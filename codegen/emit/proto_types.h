#pragma once

#include <string>
#include <vector>

#include "codegen/model/enum.h"
#include "codegen/model/vocabulary.h"

namespace kiwoom::emit {

// Declared types, shared or of one TR alone: the enums, then the messages that groups fold into, a blank line before
// each.
std::string ProtoTypes(const std::vector<model::Enum>& enums, const std::vector<model::SharedMessage>& messages);

}  // namespace kiwoom::emit
