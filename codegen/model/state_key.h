#pragma once

#include <string>

#include "codegen/model/field.h"
#include "codegen/model/message.h"
#include "codegen/spec/position.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The field of `message` that `state_by: name` means, for each value of which a last row is kept. Null where it is
// refused; `at` is where it stands.
const Field* FindStateKey(const spec::Position& at, const std::string& name, const Message& message,
                          spec::Refusals& refusals);

}  // namespace kiwoom::model
