#pragma once

#include <cstdint>

namespace kiwoom::simulator {

enum class InstrumentKind { kStock, kEtf };

// The exchange's price grid since 2023-01-25, in won.
int64_t TickSize(InstrumentKind kind, int64_t price);

// The next price of the grid. `price` must be on it.
int64_t TickAbove(InstrumentKind kind, int64_t price);
int64_t TickBelow(InstrumentKind kind, int64_t price);

// Daily limits: 30 % around the base price, on the grid.
int64_t UpperLimit(InstrumentKind kind, int64_t base_price);
int64_t LowerLimit(InstrumentKind kind, int64_t base_price);

}  // namespace kiwoom::simulator
