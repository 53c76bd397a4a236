#include "simulator/market/trading_floor.h"

#include <cstdlib>
#include <utility>

namespace kiwoom::simulator {
namespace {

// How far NXT may deviate from KRX, in hundredths of a percent.
constexpr int64_t kLead = 50;
constexpr int kMostSteps = 50;
constexpr absl::Duration kInterruptionTime = absl::Minutes(2);
constexpr int64_t kMostExtraSeconds = 30;  // random extension of an auction

}  // namespace

TradingFloor::TradingFloor(Securities& securities, RandomSource& random, std::string account, absl::Time now)
    : securities_(securities),
      random_(random),
      now_(now),
      desk_(std::move(account),
            {.order =
                 [this](const Order& order, bool executed) {
                   const Account& account = desk_.account(order.account);
                   Report({.event = MarketEvent::kOrder, .stock = order.stock, .account = &account});
                   if (executed) Report({.event = MarketEvent::kPosition, .stock = order.stock, .account = &account});
                 },
             .trade = [this](Stock& stock) { ReportTrade(stock, Exchange::kKrx); },
             .interrupt = [this](Stock& stock, const VolatilityInterruption& it) { Interrupt(stock, it); }}) {}

bool TradingFloor::Trade(Stock& stock, Exchange exchange) {
  ReportBook(stock);
  const Stock::Intention intention = stock.Intend(exchange, random_);
  if (exchange == Exchange::kKrx) return TradeOnKrx(stock, intention, stock.dynamic_reference());
  if (stock.NextPrice(intention.side) == 0 || !stock.Take(exchange, intention, now_, random_)) return false;
  ReportTrade(stock, exchange);
  FollowNxt(stock);
  return true;
}

bool TradingFloor::TradeOnKrx(Stock& stock, const Stock::Intention& intention, int64_t reference) {
  const int64_t price = stock.NextPrice(intention.side);
  if (price == 0) return false;
  if (const auto interruption = stock.InterruptionAt(price, reference, now_)) {
    Interrupt(stock, *interruption);
    return false;
  }
  const auto trade = stock.Take(Exchange::kKrx, intention, now_, random_);
  if (!trade) return false;
  ReportTrade(stock, Exchange::kKrx);
  desk_.OnTrade(stock, *trade);
  return true;
}

void TradingFloor::FollowNxt(Stock& stock) {
  // Arbitrage keeps the two exchanges together.
  for (int i = 0; i < kMostSteps && stock.trades_on(Exchange::kKrx); ++i) {
    const int64_t ahead = stock.tape(Exchange::kNxt).price() - stock.price();
    if (std::abs(ahead) * 10'000 < stock.price() * kLead) return;
    if (!TradeOnKrx(stock, {ahead > 0 ? Side::kBuy : Side::kSell, 1}, stock.price())) return;
  }
}

void TradingFloor::TradeAtClose(Stock& stock) {
  stock.TradeAtClose(now_, random_);
  securities_.OnTrade(stock, now_);
  Report({.event = MarketEvent::kTrade, .stock = &stock, .exchange = Exchange::kKrx});
}

void TradingFloor::QuoteFunds() {
  for (const auto& fund : securities_.stocks()) {
    if (!fund->is_fund() || !fund->trades_on(Exchange::kKrx)) continue;
    fund->QuoteAroundNav(now_, random_);
    ReportBook(*fund);
  }
}

void TradingFloor::Uncross(Stock& stock, Exchange exchange) {
  const bool of_krx = exchange == Exchange::kKrx;
  const int64_t price = stock.auction(exchange).price;
  const Stock::Trade trade = stock.Uncross(exchange, now_, of_krx ? desk_.QuantityAt(stock, price) : 0, random_);
  if (of_krx) desk_.OnUncrossed(stock, trade);
  ReportTrade(stock, exchange);
}

void TradingFloor::Interrupt(Stock& stock, const VolatilityInterruption& interruption) {
  interruption_ = interruption;
  interruption_.ends = now_ + kInterruptionTime + absl::Seconds(random_.Between(0, kMostExtraSeconds));
  stock.Interrupt(interruption_, random_);
  Report({.event = MarketEvent::kInterruption, .stock = &stock});
  Report({.event = MarketEvent::kIndicative, .stock = &stock, .exchange = Exchange::kKrx});
}

void TradingFloor::Release(Stock& stock, bool uncross) {
  stock.Release(now_);
  interruption_ = *stock.interruption();
  Report({.event = MarketEvent::kInterruption, .stock = &stock});
  if (uncross) Uncross(stock, Exchange::kKrx);
}

void TradingFloor::ReportTrade(Stock& stock, Exchange exchange) {
  if (exchange == Exchange::kKrx && !indices_wait_) securities_.OnTrade(stock, now_);
  Report({.event = MarketEvent::kTrade, .stock = &stock, .exchange = exchange});
  // Also if the trade did not change the book, because book rows contain the day's totals.
  ReportBook(stock, stock.book().is_open(exchange) ? std::optional(exchange) : std::nullopt);
}

void TradingFloor::ReportBook(Stock& stock, std::optional<Exchange> anyway) {
  std::optional<Exchange> where = stock.book().changed();
  if (where && anyway) where = Joined(*where, *anyway);
  if (!where) where = anyway;
  if (!where) return;
  Report({.event = MarketEvent::kBook, .stock = &stock, .exchange = *where});
  if (stock.book().best_changed(Exchange::kKrx) || stock.book().best_changed(Exchange::kNxt)) {
    Report({.event = MarketEvent::kBestQuote, .stock = &stock, .exchange = *where});
  }
  stock.book().Publish();
}

void TradingFloor::ReportIndex(MarketEvent event, Sector& sector) {
  Report({.event = event, .sector = &sector});
  if (event == MarketEvent::kIndex) sector.Publish();
}

}  // namespace kiwoom::simulator
