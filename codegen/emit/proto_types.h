#pragma once

#include <string>
#include <vector>

#include "codegen/model/enum.h"
#include "codegen/model/vocabulary.h"

namespace kiwoom::emit {

// Declared types, shared or of a single TR: the enums, then the messages that groups fold into, each after a blank
// line.
std::string ProtoTypes(const std::vector<model::Enum>& enums, const std::vector<model::SharedMessage>& messages);

}  // namespace kiwoom::emit
