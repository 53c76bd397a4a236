#pragma once

#include "codegen/model/field.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Refuses a request row that one of its own valid values would violate. The encoder sends a value as its first code,
// nothing longer than `length`, and a text only in its `format`. `field` is the row's field.
void CheckRequestRow(const spec::Row& written, const Field& field, spec::Refusals& refusals);

}  // namespace kiwoom::model
