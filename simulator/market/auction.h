#pragma once

#include <cstdint>

#include "absl/time/time.h"
#include "simulator/market/exchange.h"
#include "simulator/market/side.h"

namespace kiwoom::simulator {

// Orders collected to trade at one price: the trade that would result now, or, once the auction has ended, the one that
// did.
struct Auction {
  bool running = false;
  Exchange exchange = Exchange::kKrx;
  absl::Time time = absl::InfinitePast();  // of the last order
  Side last_side = Side::kBuy;
  int64_t price = 0;
  int64_t quantity = 0;
};

}  // namespace kiwoom::simulator
