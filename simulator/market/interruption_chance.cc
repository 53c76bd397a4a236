#include "simulator/market/interruption_chance.h"

#include <algorithm>
#include <cstdint>

namespace kiwoom::simulator {
namespace {

constexpr double kChanceOfStock = 0.02;
// Minimum times between two random interruptions: in the market, and of one stock.
constexpr absl::Duration kQuietTime = absl::Minutes(1);
constexpr absl::Duration kQuietTimeOfStock = absl::Minutes(5);
// The share caused by many small orders that reach the static band; the others are caused by one large order that
// leaves the dynamic band.
constexpr double kRunChance = 0.25;

bool HasRested(const Stock& stock, absl::Time now, absl::Duration time) {
  const auto& last = stock.interruption();
  return !last || (last->is_released() && now - last->released >= time);
}

}  // namespace

void InterruptionChance::ComeAnywhere() {
  Stock& stock = securities_.AnyStock(floor_.random());
  if (IsQuiet() && MayInterrupt(stock)) Sweep(stock);
}

void InterruptionChance::ComeTo(Stock& stock) {
  if (floor_.random().Chance(kChanceOfStock) && MayInterrupt(stock)) Sweep(stock);
}

bool InterruptionChance::IsQuiet() const {
  return std::all_of(securities_.stocks().begin(), securities_.stocks().end(),
                     [&](const auto& stock) { return HasRested(*stock, floor_.now(), kQuietTime); });
}

bool InterruptionChance::MayInterrupt(const Stock& stock) const {
  return HasRested(stock, floor_.now(), kQuietTimeOfStock) && stock.trades_on(Exchange::kKrx) &&
         stock.instrument().kind == InstrumentKind::kStock;
}

void InterruptionChance::Sweep(Stock& stock) {
  const bool is_run = floor_.random().Chance(kRunChance);
  int64_t reference = stock.price();
  const Side side = reference > stock.base_price() ? Side::kSell : Side::kBuy;
  int64_t standing;
  do {
    if (is_run) reference = stock.price();
    standing = stock.book().best(Exchange::kKrx, Opposite(side)).quantity;
  } while (floor_.TradeOnKrx(stock, {side, standing}, reference));
}

}  // namespace kiwoom::simulator
