#pragma once

#include <string>

#include "codegen/model/field.h"
#include "codegen/model/message.h"

// The fields of a .proto with their comments and options: blocks that end in a newline.
namespace kiwoom::emit {

// A field of a TR's message; `part` decides whether its key is a FID.
std::string ProtoField(const model::Row& row, model::Part part);

// A folded group: one repeated field.
std::string ProtoField(const model::Group& group, model::Part part);

// A field of a shared message, which has no key.
std::string ProtoField(const model::Field& field);

}  // namespace kiwoom::emit
