#pragma once

#include <string>

#include "codec/table.h"
#include "simulator/wire/value.h"

namespace kiwoom::simulator {

// Appends the value as the broker spells it in this field, with quotes: the field's unit, factor and decimals, a sign
// if the value has one, and a blank before some unchanged prices. It is based on recorded frames, not on the gateway's
// decoder.
void AppendSpelling(std::string& out, const codec::Row& row, const Value& value);

}  // namespace kiwoom::simulator
