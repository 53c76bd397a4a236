#pragma once

#include "codec/table.h"
#include "simulator/wire/scene.h"
#include "simulator/wire/value.h"

namespace kiwoom::simulator {

// A plausible value for a field that the market does not model: it fits the field's type, is near the price if it is
// one, and is always the same for the same field and subject.
Value Placeholder(const codec::Row& row, const Scene& scene);

}  // namespace kiwoom::simulator
