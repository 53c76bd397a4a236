#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/account.h"
#include "simulator/market/dice.h"
#include "simulator/market/sector.h"
#include "simulator/market/stock.h"
#include "simulator/market/topic.h"
#include "simulator/market/volatility_interruption.h"

namespace kiwoom::simulator {

// A small exchange that never closes: a dozen stocks, the indices over them, one account, now and then a volatility
// interruption. The same seed and the same calls give the same day. Reads no clock.
class Market {
 public:
  // Something has changed; what it is can be read from the market until the listener returns.
  struct Change {
    Topic topic;
    const Stock* stock = nullptr;    // of what concerns one stock
    const Sector* sector = nullptr;  // of what concerns one index
  };
  using Listener = std::function<void(const Change&)>;

  // The day opened before `now`, and some trades have happened since.
  Market(uint64_t seed, std::string account, absl::Time now);

  // Lets something of the topic happen, and whatever has to come with it: an index moves because a stock trades, an
  // order is filled by a trade. The subject is a stock or a sector where the topic has one; else it is ignored.
  void Happen(Topic topic, std::string_view subject, absl::Time now, const Listener& listener);

  const Stock* FindStock(std::string_view code) const;
  const Sector* FindSector(std::string_view code) const;
  const std::vector<std::unique_ptr<Stock>>& stocks() const { return stocks_; }
  const std::vector<std::unique_ptr<Sector>>& sectors() const { return sectors_; }

  const Account& account() const { return account_; }
  const VolatilityInterruption& interruption() const { return interruption_; }
  absl::Time now() const { return now_; }
  absl::Time opened() const { return opened_; }

 private:
  Stock& SomeStock();
  Stock* MutableStock(std::string_view code);
  void TellTrade(const Stock& stock, const Listener& listener);
  void TradeStock(Stock& stock, const Listener& listener);
  void CalculateSector(Topic topic, std::string_view code, const Listener& listener);
  void UseAccount(const Listener& listener);
  void Interrupt(const Listener& listener);

  Dice dice_;
  absl::Time now_;
  absl::Time opened_;
  std::vector<std::unique_ptr<Stock>> stocks_;
  std::vector<std::unique_ptr<Sector>> sectors_;
  Account account_;
  VolatilityInterruption interruption_;
  std::map<const Stock*, int64_t> interruption_counts_;
};

}  // namespace kiwoom::simulator
