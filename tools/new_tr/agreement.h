#pragma once

#include "codegen/spec/spec.h"
#include "tools/new_tr/description.h"

// How what a row of a spec means stands to what the broker's table says of it: the table comes first.
namespace kiwoom::new_tr {

// Whether nothing that the table says speaks against it. What the table does not say is open, but for a code list and
// a form of time: a table that speaks must name them.
bool Agrees(const spec::Row& row, const Description& description);

// Whether the row takes a direction from the sign of its value, and the table tells the unit of the value but no sign:
// each value would be "unchanged". A table that does not even tell the unit leaves the sign open, too.
bool LacksSign(const spec::Row& row, const Description& description);

// Whether two rows are of different kinds of numbers or of times: in won and in points, a time and an instant.
bool Differ(const spec::Row& a, const spec::Row& b);

// Whether the row tells all that the table says, so that a reader needs its words no more.
bool Tells(const spec::Row& row, const Description& description);

}  // namespace kiwoom::new_tr
