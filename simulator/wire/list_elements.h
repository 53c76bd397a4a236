#pragma once

#include <vector>

#include "codec/table.h"
#include "simulator/wire/scene.h"

namespace kiwoom::simulator {

// The scenes of a response's list, derived from the fields of its elements: the sectors of a market, the stocks of a
// sector, past days, or moments of today, newest first. `whole` is the scene of the response.
std::vector<Scene> ListElements(const codec::Message& element, const Scene& whole);

}  // namespace kiwoom::simulator
