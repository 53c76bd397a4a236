#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/account.h"
#include "simulator/market/exchange.h"
#include "simulator/market/order_desk.h"
#include "simulator/market/random_source.h"
#include "simulator/market/sector.h"
#include "simulator/market/stock.h"
#include "simulator/market/timetable.h"
#include "simulator/market/topic.h"
#include "simulator/market/volatility_interruption.h"

namespace kiwoom::simulator {

// Whether the market has a day.
enum class TradingHours {
  kAlways,     // both exchanges trade at any hour
  kTimetable,  // they open, hold their auctions and close
};

// A small market: a dozen stocks on two exchanges, the indices over them, one account, now and then a volatility
// interruption. The same seed and the same calls give the same days. Reads no clock, and its time never goes back.
class Market {
 public:
  // Something has changed; what it is can be read from the market until the listener returns.
  struct Change {
    Topic topic;
    const Stock* stock = nullptr;         // of what concerns one stock
    const Sector* sector = nullptr;       // of what concerns one index
    Exchange exchange = Exchange::kBoth;  // where it happened
  };
  using Listener = std::function<void(const Change&)>;

  // The index that the fund follows.
  static constexpr std::string_view kFundIndex = "201";

  // What the market status said last.
  struct Announcement {
    std::string_view code;  // empty: nothing yet
    absl::Time time = absl::InfinitePast();
    absl::Duration remaining;
  };

  // The day has been going on until `now`; where KRX is open then, some trades have happened since it opened.
  Market(uint64_t seed, std::string account, absl::Time now, TradingHours hours = TradingHours::kAlways);
  Market(const Market&) = delete;

  // What comes by itself until `now`: turns of the day, auctions and interruptions that end.
  void Advance(absl::Time now, const Listener& listener);
  // When the next of these is due; infinite future: never.
  absl::Time next_due() const;

  // Lets something of the topic happen where it can now, and whatever has to come with it: an index moves because a
  // stock trades, an order is filled by a trade. The subject is a stock or a sector where the topic has one; else it is
  // ignored. Both exchanges: whichever is open.
  void Happen(Topic topic, std::string_view subject, Exchange exchange, absl::Time now, const Listener& listener);

  // Somebody begins to listen to an index that nobody listened to: the increments of its volume count from here on.
  void BeginIndex(std::string_view code);

  // Tells where the index stands, though nothing has happened.
  void TellIndex(std::string_view code, const Listener& listener);

  // From now on the account has only orders by hand.
  void EndAutomaticOrders() { orders_by_hand_ = true; }
  // Orders of the account, by hand. From the first one on nobody else gives any. The order as it is then; nothing when
  // there is no such stock or order.
  std::optional<Order> PlaceOrder(const OrderRequest& request, absl::Time now, const Listener& listener);
  std::optional<Order> CancelOrder(int64_t number, absl::Time now, const Listener& listener);

  const Stock* FindStock(std::string_view code) const;
  const Sector* FindSector(std::string_view code) const;
  const std::vector<std::unique_ptr<Stock>>& stocks() const { return stocks_; }
  const std::vector<std::unique_ptr<Sector>>& sectors() const { return sectors_; }

  const Account& account() const { return desk_.account(); }
  // The one that was told last.
  const VolatilityInterruption& interruption() const { return interruption_; }
  const Announcement& announcement() const { return announcement_; }
  // Of KRX, for the market as a whole.
  Phase phase() const { return phase_; }
  TradingHours hours() const { return hours_; }
  absl::Time now() const { return now_; }

 private:
  Stock* MutableStock(std::string_view code) { return const_cast<Stock*>(FindStock(code)); }
  Sector* MutableSector(std::string_view code) { return const_cast<Sector*>(FindSector(code)); }
  Stock& SomeStock();
  // Where it trades now, of what was asked for; nothing: nowhere.
  std::optional<Exchange> OpenExchange(const Stock& stock, Exchange asked);
  void Tell(const Change& change) const { (*listener_)(change); }

  // The day.
  void OpenAlways();
  void TradeUntil(absl::Time now);
  void Take(const Turn& turn, absl::Time time);
  void Enter(Stock& stock, Exchange exchange, Phase phase);
  void Announce(const Turn& turn);
  void Release(Stock& stock, bool uncross);
  void Uncross(Stock& stock, Exchange exchange);
  void TellIndices();

  // What happens in it.
  void TellTrade(Stock& stock, Exchange exchange);
  void NoteInSectors(const Stock& stock);
  // Wherever the book has changed since it was told, and where it is told anyway.
  void TellBook(Stock& stock, std::optional<Exchange> anyway = std::nullopt);
  // Who trades takes what he wants of the best level. False when nothing could trade, or the trade became an
  // interruption.
  bool TradeStock(Stock& stock, Exchange exchange);
  // The funds are quoted around what they are worth, after whatever has moved it or their books.
  void QuoteFunds();
  void FollowNxt(Stock& stock);
  void HappenTo(Topic topic, std::string_view subject, Exchange exchange);
  void HappenTo(Stock& stock, Topic topic, Exchange exchange);
  void TradeInSector(Topic topic, Sector& sector);
  void TellIndex(Topic topic, Sector& sector);
  void UseAccount();
  Order Cancel(int64_t number);
  void Interrupt(Stock& stock, const VolatilityInterruption& interruption);
  void Sweep(Stock& stock);
  // Whether chance may bring another interruption: of this stock, of any stock.
  bool MayInterrupt(const Stock& stock) const;
  bool IsQuiet() const;

  RandomSource random_;
  const TradingHours hours_;
  absl::Time now_;
  Timetable timetable_;
  Phase phase_ = Phase::kClosed;
  Announcement announcement_;
  std::vector<std::unique_ptr<Stock>> stocks_;
  std::vector<std::unique_ptr<Sector>> sectors_;
  OrderDesk desk_;
  bool orders_by_hand_ = false;
  VolatilityInterruption interruption_;
  const Listener* listener_ = nullptr;  // of the call
};

}  // namespace kiwoom::simulator
