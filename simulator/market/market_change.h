#pragma once

#include <functional>

#include "simulator/market/exchange.h"
#include "simulator/market/market_event.h"

namespace kiwoom::simulator {

class Account;
class Sector;
class Stock;

// A change of the market. Its details can be read from the market until the listener returns.
struct MarketChange {
  MarketEvent event;
  const Stock* stock = nullptr;         // if it concerns one stock
  const Sector* sector = nullptr;       // if it concerns one index
  Exchange exchange = Exchange::kBoth;  // where it happened
  const Account* account = nullptr;     // if it concerns one account
};

using MarketListener = std::function<void(const MarketChange&)>;

}  // namespace kiwoom::simulator
