#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/account_holder.h"
#include "simulator/market/interruption_chance.h"
#include "simulator/market/market_change.h"
#include "simulator/market/market_day.h"
#include "simulator/market/random_source.h"
#include "simulator/market/securities.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// A small market: a dozen stocks on two exchanges, the indices over them, one account, now and then a volatility
// interruption. The same seed and the same calls give the same days. Reads no clock, and its time never goes back.
class Market {
 public:
  using Change = MarketChange;
  using Listener = MarketListener;

  // As MarketDay begins it.
  Market(uint64_t seed, std::string account, absl::Time now, TradingHours hours = TradingHours::kAlways);
  Market(const Market&) = delete;

  // What comes by itself until `now`: turns of the day, auctions and interruptions that end.
  void Advance(absl::Time now, const Listener& listener);
  // When the next of these is due; infinite future: never.
  absl::Time next_due() const { return day_.next_due(); }

  // Lets something of the kind happen where it can now, and whatever has to come with it: an index moves because a
  // stock trades, an order is filled by a trade. The subject is a stock or a sector where the kind has one; else it is
  // ignored. Both exchanges: whichever is open.
  void Happen(MarketEvent event, std::string_view subject, Exchange exchange, absl::Time now, const Listener& listener);

  // Somebody begins to listen to an index that nobody listened to: the increments of its volume count from here on.
  void BeginIndex(std::string_view code);

  // Tells where the index stands, though nothing has happened.
  void TellIndex(std::string_view code, const Listener& listener);

  // From now on the account has only orders by hand.
  void EndAutomaticOrders() { holder_.GiveWay(); }
  // Orders of the account, by hand. From the first one on nobody else gives any. The order as it is then; nothing when
  // there is no such stock or order.
  std::optional<Order> PlaceOrder(const OrderRequest& request, absl::Time now, const Listener& listener);
  std::optional<Order> CancelOrder(int64_t number, absl::Time now, const Listener& listener);

  const Stock* FindStock(std::string_view code) const { return securities_.FindStock(code); }
  const Sector* FindSector(std::string_view code) const { return securities_.FindSector(code); }
  // The index that the fund follows.
  const Sector& fund_index() const { return *FindSector(Securities::kFundIndex); }
  const std::vector<std::unique_ptr<Stock>>& stocks() const { return securities_.stocks(); }
  const std::vector<std::unique_ptr<Sector>>& sectors() const { return securities_.sectors(); }

  const Account& account() const { return floor_.desk().account(); }
  // The one that was told last.
  const VolatilityInterruption& interruption() const { return floor_.interruption(); }
  const MarketDay::Announcement& announcement() const { return day_.announcement(); }
  // Of KRX, for the market as a whole.
  Phase phase() const { return day_.phase(); }
  TradingHours hours() const { return day_.hours(); }
  absl::Time now() const { return floor_.now(); }

 private:
  // Where it trades now, of what was asked for; nothing: nowhere.
  std::optional<Exchange> OpenExchange(const Stock& stock, Exchange asked);
  void HappenTo(MarketEvent event, std::string_view subject, Exchange exchange);
  void HappenTo(Stock& stock, MarketEvent event, Exchange exchange);
  void HappenInAuction(Stock& stock, MarketEvent event, Exchange exchange);
  void HappenInTrading(Stock& stock, MarketEvent event, Exchange exchange);
  void HappenTo(Sector& sector, MarketEvent event);

  RandomSource random_;
  Securities securities_;
  TradingFloor floor_;
  MarketDay day_;
  InterruptionChance interruptions_;
  AccountHolder holder_;
};

}  // namespace kiwoom::simulator
