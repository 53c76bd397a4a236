#pragma once

#include "codegen/model/field.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Refuses a row of a request that some valid value of its own could not pass: the engine sends a value by its first
// code, nothing longer than `length`, and a text as `format` has it. `field` is what the row stands for.
void CheckRequestRow(const spec::Row& written, const Field& field, spec::Refusals& refusals);

}  // namespace kiwoom::model
