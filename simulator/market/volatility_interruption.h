#pragma once

#include <cstdint>

#include "absl/time/time.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// A two-minute auction after a jump of a stock's price against the last one before it.
struct VolatilityInterruption {
  const Stock* stock = nullptr;
  int64_t trigger_price = 0;
  int64_t base_price = 0;  // what the jump was measured against
  absl::Time triggered;
  absl::Time released = absl::InfinitePast();  // until then: infinite past
  int64_t count = 0;       // of this stock today

  bool up() const { return trigger_price > base_price; }
};

}  // namespace kiwoom::simulator
