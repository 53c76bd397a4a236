#pragma once

#include "simulator/market/market.h"
#include "simulator/market/sector.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// Checks all values of a stock or an index at one moment for consistency. Fails with GoogleTest expectations.
void ExpectCoherent(const Stock& stock);
void ExpectCoherent(const Sector& sector);
// Checks all of them, and the fund against its index. Call it between calls to the market, without an order of the
// account in the fund.
void ExpectCoherent(const Market& market);

}  // namespace kiwoom::simulator
