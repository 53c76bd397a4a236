#pragma once

#include "codec/table.h"
#include "simulator/market/market_event.h"

namespace kiwoom::simulator {

// What has to happen for a row of this realtime type to come: read from what the row shows.
MarketEvent MarketEventOf(const codec::Tr& tr);

// Whether its item is an index; else it is a stock, where it has an item at all.
bool IsAboutSector(const codec::Tr& tr);

}  // namespace kiwoom::simulator
