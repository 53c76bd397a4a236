#pragma once

#include "codegen/spec/spec.h"
#include "tools/new_tr/description.h"

// Compares the meaning of a spec's row with the description in the broker's table. The table takes precedence.
namespace kiwoom::new_tr {

// Whether the row contradicts nothing in the table. The row may decide whatever the table leaves open, except code
// lists and time formats: if the description is not empty, it must state them.
bool Agrees(const spec::Row& row, const Description& description);

// Whether the row takes a direction from the sign of its value while the table gives a unit but no sign: every value
// would be "unchanged". If the table has no unit either, the sign stays open.
bool LacksSign(const spec::Row& row, const Description& description);

// Whether two rows have different kinds of numbers or times: won and points, a time and an instant.
bool Differ(const spec::Row& a, const spec::Row& b);

// Whether the row expresses everything in the description, so that readers do not need its words.
bool Tells(const spec::Row& row, const Description& description);

}  // namespace kiwoom::new_tr
