#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
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

// A small market: a dozen stocks on two exchanges, their indices, accounts, and occasional volatility interruptions.
// The same seed and calls produce the same days. Has no clock; its time never goes back.
class Market {
 public:
  using Change = MarketChange;
  using Listener = MarketListener;

  // Starts like MarketDay. `account` is the number of the first account; that of each further one is the next.
  Market(uint64_t seed, std::string account, absl::Time now, TradingHours hours = TradingHours::kAlways);
  Market(const Market&) = delete;

  // Performs all timed events until `now`: turns of the day, and ends of auctions and interruptions.
  void Advance(absl::Time now, const Listener& listener);
  // When the next of these is due; infinite if never.
  absl::Time next_due() const { return day_.next_due(); }

  // Generates an event of this kind if possible now, with all its causes and consequences: an index moves because a
  // stock trades, an order is filled by a trade. The subject is a stock, a sector or the number of an account if
  // the kind has one; otherwise it is ignored. kBoth: whichever exchange is open.
  void Happen(MarketEvent event, std::string_view subject, Exchange exchange, absl::Time now, const Listener& listener);

  // The first client registers this index: the increments of its volume count from here.
  void BeginIndex(std::string_view code);

  // Sends the current index without an event.
  void ReportIndex(std::string_view code, const Listener& listener);

  // Ends random orders of all accounts.
  void EndAutomaticOrders();
  // Manual orders of an account. The first one ends its random orders. Returns the resulting order, or nothing if there
  // is no such stock or order.
  std::optional<Order> PlaceOrder(const OrderRequest& request, absl::Time now, const Listener& listener);
  std::optional<Order> CancelOrder(int64_t number, absl::Time now, const Listener& listener);

  const Stock* FindStock(std::string_view code) const { return securities_.FindStock(code); }
  const Sector* FindSector(std::string_view code) const { return securities_.FindSector(code); }
  // The index that the fund tracks.
  const Sector& fund_index() const { return *FindSector(Securities::kFundIndex); }
  const std::vector<std::unique_ptr<Stock>>& stocks() const { return securities_.stocks(); }
  const std::vector<std::unique_ptr<Sector>>& sectors() const { return securities_.sectors(); }

  // The first account.
  const Account& account() const { return floor_.desk().account(0); }
  // Opens the account, and those before it, if it is new.
  const Account& account(size_t index) { return HolderOf(index).account(); }
  // The last reported interruption.
  const VolatilityInterruption& interruption() const { return floor_.interruption(); }
  const MarketDay::Announcement& announcement() const { return day_.announcement(); }
  // The phase of KRX as a whole.
  Phase phase() const { return day_.phase(); }
  TradingHours hours() const { return day_.hours(); }
  absl::Time now() const { return floor_.now(); }

 private:
  AccountHolder& HolderOf(size_t account);
  // The holder of the account with this number, or the first one.
  AccountHolder& HolderOf(std::string_view number);
  // The open exchange within `asked`, or nothing.
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
  std::deque<AccountHolder> holders_;  // one for each account
  bool automatic_orders_ = true;
};

}  // namespace kiwoom::simulator
