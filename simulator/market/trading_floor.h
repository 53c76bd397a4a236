#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "simulator/market/exchange.h"
#include "simulator/market/market_change.h"
#include "simulator/market/order_desk.h"
#include "simulator/market/random_source.h"
#include "simulator/market/securities.h"
#include "simulator/market/stock.h"
#include "simulator/market/volatility_interruption.h"

namespace kiwoom::simulator {

// Executes trades with all their consequences: they move the book and the indices, fill orders of the accounts, pull
// KRX after NXT and the funds after their index, or cause an interruption instead. Reports each change.
class TradingFloor {
 public:
  // The arguments outlive the floor; `account` is the number of the first account. Starts without a listener.
  TradingFloor(Securities& securities, RandomSource& random, std::string account, absl::Time now);
  TradingFloor(const TradingFloor&) = delete;

  // Sets the receiver of changes; null for none.
  void set_listener(const MarketListener* listener) { listener_ = listener; }
  // Must not go back.
  void set_now(absl::Time now) { now_ = now; }
  absl::Time now() const { return now_; }
  RandomSource& random() { return random_; }
  OrderDesk& desk() { return desk_; }
  const OrderDesk& desk() const { return desk_; }

  // In an auction of the whole market, indices are updated only after the last stock has traded.
  void set_indices_wait(bool wait) { indices_wait_ = wait; }

  // Executes a typical trade. Returns false if nothing could trade or an interruption resulted.
  bool Trade(Stock& stock, Exchange exchange);
  // Executes this trade on KRX for an order that arrived when `reference` was the dynamic reference. Returns false as
  // above.
  bool TradeOnKrx(Stock& stock, const Stock::Intention& intention, int64_t reference);
  void TradeAtClose(Stock& stock);
  // Quotes the funds around their NAV after it or their books have moved.
  void QuoteFunds();

  // Ends the running auction there and trades what it collected.
  void Uncross(Stock& stock, Exchange exchange);
  // Ends the interruption, and its auction too unless a market auction absorbs it.
  void Release(Stock& stock, bool uncross);

  void Report(const MarketChange& change) const {
    if (listener_ != nullptr) (*listener_)(change);
  }
  // Reports the book where it has changed since its last report, and on `anyway`.
  void ReportBook(Stock& stock, std::optional<Exchange> anyway = std::nullopt);
  void ReportIndex(MarketEvent event, Sector& sector);

  // The last reported interruption.
  const VolatilityInterruption& interruption() const { return interruption_; }

 private:
  void ReportTrade(Stock& stock, Exchange exchange);
  void FollowNxt(Stock& stock);
  void Interrupt(Stock& stock, const VolatilityInterruption& interruption);

  Securities& securities_;
  RandomSource& random_;
  absl::Time now_;
  const MarketListener* listener_ = nullptr;
  bool indices_wait_ = false;
  OrderDesk desk_;
  VolatilityInterruption interruption_;
};

}  // namespace kiwoom::simulator
