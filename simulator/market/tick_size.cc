#include "simulator/market/tick_size.h"

namespace kiwoom::simulator {
namespace {

// 30 %, truncated to whole ticks of the base price.
int64_t LimitWidth(InstrumentKind kind, int64_t base_price) {
  const int64_t width = base_price * 3 / 10;
  return width - width % TickSize(kind, base_price);
}

}  // namespace

int64_t TickSize(InstrumentKind kind, int64_t price) {
  if (price < 2'000) return 1;
  if (kind == InstrumentKind::kEtf || price < 5'000) return 5;
  if (price < 20'000) return 10;
  if (price < 50'000) return 50;
  if (price < 200'000) return 100;
  if (price < 500'000) return 500;
  return 1'000;
}

int64_t TickAbove(InstrumentKind kind, int64_t price) { return price + TickSize(kind, price); }

int64_t TickBelow(InstrumentKind kind, int64_t price) { return price - TickSize(kind, price - 1); }

int64_t UpperLimit(InstrumentKind kind, int64_t base_price) {
  const int64_t limit = base_price + LimitWidth(kind, base_price);
  return limit - limit % TickSize(kind, limit);
}

int64_t LowerLimit(InstrumentKind kind, int64_t base_price) {
  const int64_t limit = base_price - LimitWidth(kind, base_price);
  const int64_t tick = TickSize(kind, limit);
  return (limit + tick - 1) / tick * tick;
}

}  // namespace kiwoom::simulator
