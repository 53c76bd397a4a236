#pragma once

#include <string>

#include "codegen/model/message.h"

namespace kiwoom::emit {

// The fields of a message for readers, in the order of the broker's table: one line per wire key, a list followed by
// its elements, and one line per column of a group for all its levels.
std::string ReferenceTable(const model::Message& message);

}  // namespace kiwoom::emit
