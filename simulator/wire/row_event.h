#pragma once

#include "codec/table.h"
#include "simulator/market/market_event.h"

namespace kiwoom::simulator {

// The kind of event that causes a row of this realtime type, derived from its fields.
MarketEvent MarketEventOf(const codec::Tr& tr);

// Whether its item is an index; otherwise it is a stock, if it has an item.
bool IsAboutSector(const codec::Tr& tr);

}  // namespace kiwoom::simulator
