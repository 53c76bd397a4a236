#pragma once

#include "simulator/market/market.h"
#include "simulator/market/sector.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// Holds whatever can be read of a stock or an index at one moment against whatever else can. Expects with GoogleTest.
void ExpectCoherent(const Stock& stock);
void ExpectCoherent(const Sector& sector);
// Of all of them, and of the fund with its index; between calls of the market, with no order of ours in the fund.
void ExpectCoherent(const Market& market);

}  // namespace kiwoom::simulator
