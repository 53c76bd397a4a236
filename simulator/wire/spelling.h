#pragma once

#include <string>

#include "codec/table.h"
#include "simulator/wire/value.h"

namespace kiwoom::simulator {

// Appends the value as the broker spells it in this field, quotes included: the field's unit, factor and digits behind
// the point, a sign where the value has one, some unchanged prices behind a blank. Written from recorded frames, not
// from what the gateway reads.
void AppendSpelling(std::string& out, const codec::Row& row, const Value& value);

}  // namespace kiwoom::simulator
