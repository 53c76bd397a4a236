#pragma once

#include <string>

#include "codegen/model/field.h"
#include "codegen/model/message.h"
#include "codegen/spec/position.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The field of `message` that `state_by: name` refers to; a last row is kept for each of its values. Null if it is
// refused. `at` is the place of the declaration.
const Field* FindStateKey(const spec::Position& at, const std::string& name, const Message& message,
                          spec::Refusals& refusals);

}  // namespace kiwoom::model
