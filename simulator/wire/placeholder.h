#pragma once

#include "codec/table.h"
#include "simulator/wire/scene.h"
#include "simulator/wire/value.h"

namespace kiwoom::simulator {

// Something plausible for a field that the market knows nothing of: fits the field's type, near the price where it is
// one, and always the same for the same field and subject.
Value Placeholder(const codec::Row& row, const Scene& scene);

}  // namespace kiwoom::simulator
