#pragma once

#include <vector>

#include "codec/table.h"
#include "simulator/wire/scene.h"

namespace kiwoom::simulator {

// What a list of a response goes over, read from what its elements show: the sectors of a market, the stocks of a
// sector, past days, moments of today, newest first. `whole` is the scene of the response.
std::vector<Scene> ListElements(const codec::Message& element, const Scene& whole);

}  // namespace kiwoom::simulator
