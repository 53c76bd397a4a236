#pragma once

#include <string>

#include "codegen/spec/spec.h"
#include "tools/new_tr/description.h"

namespace kiwoom::new_tr {

// What a value without precedent most likely is, by its Korean name and its description: type, unit, decimals of `row`.
void GuessMeaning(const std::string& ko, const Description& description, spec::Row& row);

// The same number without the direction that its precedent has: a price, a rate, a price with the decimals that the
// table tells; text where it tells none.
void DropDirection(const Description& description, spec::Row& row);

}  // namespace kiwoom::new_tr
