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

// Where stocks trade, with all that a trade brings about: it moves the book and the indices, fills orders of the
// account, pulls KRX after NXT and the funds after their index, or becomes an interruption instead. Tells each change.
class TradingFloor {
 public:
  // The arguments outlive the floor. Nobody listens yet.
  TradingFloor(Securities& securities, RandomSource& random, std::string account, absl::Time now);
  TradingFloor(const TradingFloor&) = delete;

  // Who hears of changes from now on; null: nobody.
  void set_listener(const MarketListener* listener) { listener_ = listener; }
  // Never goes back.
  void set_now(absl::Time now) { now_ = now; }
  absl::Time now() const { return now_; }
  RandomSource& random() { return random_; }
  OrderDesk& desk() { return desk_; }
  const OrderDesk& desk() const { return desk_; }

  // In an auction of the whole market the indices wait until the last of its stocks has traded.
  void set_indices_wait(bool wait) { indices_wait_ = wait; }

  // Somebody trades as people do. False when nothing could trade, or the trade became an interruption.
  bool Trade(Stock& stock, Exchange exchange);
  // Somebody trades this on KRX, for an order that came when `reference` was the dynamic one. False as above.
  bool TradeOnKrx(Stock& stock, const Stock::Intention& intention, int64_t reference);
  void TradeAtClose(Stock& stock);
  // The funds are quoted around what they are worth, after whatever has moved it or their books.
  void QuoteFunds();

  // The auction that runs there ends: what it collected trades.
  void Uncross(Stock& stock, Exchange exchange);
  // The interruption ends, and its auction with it unless a greater one takes that over.
  void Release(Stock& stock, bool uncross);

  void Tell(const MarketChange& change) const {
    if (listener_ != nullptr) (*listener_)(change);
  }
  // Wherever the book has changed since it was told, and where it is told anyway.
  void TellBook(Stock& stock, std::optional<Exchange> anyway = std::nullopt);
  void TellIndex(MarketEvent event, Sector& sector);

  // The one that was told last.
  const VolatilityInterruption& interruption() const { return interruption_; }

 private:
  void TellTrade(Stock& stock, Exchange exchange);
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
