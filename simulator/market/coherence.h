#pragma once

#include "simulator/market/sector.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// Holds whatever can be read of a stock or an index at one moment against whatever else can. Expects with GoogleTest.
void ExpectCoherent(const Stock& stock);
void ExpectCoherent(const Sector& sector);

}  // namespace kiwoom::simulator
