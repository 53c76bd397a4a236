#include <algorithm>

#include "simulator/market/market.h"

// How interruptions begin.
namespace kiwoom::simulator {
namespace {

constexpr absl::Duration kInterruptionTime = absl::Minutes(2);
constexpr int64_t kMostExtraSeconds = 30;  // an auction ends within these, by chance
// Between two interruptions that chance brings: of the market, and of one stock.
constexpr absl::Duration kQuietTime = absl::Minutes(1);
constexpr absl::Duration kQuietTimeOfStock = absl::Minutes(5);
// Of those that chance brings, how many come of many small orders that run to the static band, instead of a great one
// that leaves the dynamic one.
constexpr double kRunChance = 0.25;

}  // namespace

bool Market::MayInterrupt(const Stock& stock) const {
  const auto& last = stock.interruption();
  if (last && (!last->is_released() || now_ - last->released < kQuietTimeOfStock)) return false;
  return stock.trades_on(Exchange::kKrx) && stock.instrument().kind == InstrumentKind::kStock;
}

bool Market::IsQuiet() const {
  return std::none_of(stocks_.begin(), stocks_.end(), [&](const auto& stock) {
    const auto& last = stock->interruption();
    return last && (!last->is_released() || now_ - last->released < kQuietTime);
  });
}

void Market::Interrupt(Stock& stock, const VolatilityInterruption& interruption) {
  interruption_ = interruption;
  interruption_.ends = now_ + kInterruptionTime + absl::Seconds(random_.Between(0, kMostExtraSeconds));
  stock.Interrupt(interruption_, random_);
  Tell({.topic = Topic::kInterruption, .stock = &stock});
  Tell({.topic = Topic::kIndicative, .stock = &stock, .exchange = Exchange::kKrx});
}

void Market::Sweep(Stock& stock) {
  const bool is_run = random_.Chance(kRunChance);
  int64_t reference = stock.price();
  const Side side = reference > stock.base_price() ? Side::kSell : Side::kBuy;
  while (true) {
    if (is_run) reference = stock.price();
    const int64_t price = stock.NextPrice(side);
    if (price == 0) return;
    if (const auto interruption = stock.InterruptionAt(price, reference, now_)) return Interrupt(stock, *interruption);
    const int64_t standing = stock.book().best(Exchange::kKrx, Opposite(side)).quantity;
    const auto trade = stock.Take(Exchange::kKrx, {side, standing}, now_, random_);
    if (!trade) return;
    TellTrade(stock, Exchange::kKrx);
    desk_.OnTrade(stock, *trade);
  }
}

}  // namespace kiwoom::simulator
