#pragma once

#include <string>

#include "codegen/model/message.h"

namespace kiwoom::emit {

// The fields of a message for people, in the order of the broker's table: one line for a wire key, a list with its
// elements below it, the levels of a group on one line for each of their columns.
std::string ReferenceTable(const model::Message& message);

}  // namespace kiwoom::emit
