#pragma once

#include <string>

#include "codegen/spec/spec.h"
#include "tools/new_tr/description.h"

namespace kiwoom::new_tr {

// Guesses the meaning of a value without precedent from its Korean name and description: type, unit and decimals of
// `row`.
void GuessMeaning(const std::string& ko, const Description& description, spec::Row& row);

// Replaces the precedent's type by one without a direction: a price, a rate, or a price with the table's decimals; text
// if the table gives none.
void DropDirection(const Description& description, spec::Row& row);

}  // namespace kiwoom::new_tr
