#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace kiwoom::simulator {

class Stock;

// A two-minute auction in place of a trade that would have left a band around a reference price: the price of the last
// auction (static), or of the last trade before the order (dynamic).
struct VolatilityInterruption {
  const Stock* stock = nullptr;
  int64_t trigger_price = 0;  // of the prevented trade
  int64_t static_base = 0;    // 0: within that band
  int64_t dynamic_base = 0;   // 0: within that band
  absl::Time triggered;
  absl::Time ends;
  absl::Time released = absl::InfinitePast();  // infinite past until then
  int64_t count = 0;                           // of this stock today

  bool is_released() const { return released != absl::InfinitePast(); }
  bool up() const { return trigger_price > (static_base != 0 ? static_base : dynamic_base); }
};

}  // namespace kiwoom::simulator
