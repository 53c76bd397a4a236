#pragma once

#include <string>

#include "codegen/new_tr/description.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// What a value without precedent most likely is, by its Korean name and its description: type, unit, decimals of `row`.
void GuessMeaning(const std::string& ko, const Description& description, spec::Row& row);

}  // namespace kiwoom::new_tr
