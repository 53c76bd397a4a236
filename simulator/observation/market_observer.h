#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "simulator/market/market.h"

namespace kiwoom::simulator {

// Observes a market for tests: at every change it checks all values for consistency with each other and with everything
// seen before. Fails with GoogleTest expectations.
class MarketObserver {
 public:
  explicit MarketObserver(const Market& market);

  Market::Listener Listener() {
    return [this](const Market::Change& change) { See(change); };
  }
  // Checks that no trade went unreported.
  void ExpectNothingMissed() const;

  // The number of changes seen, by kind.
  std::map<MarketEvent, int> changes;
  std::map<Exchange, int> prints;  // of auctions
  int continuous_trades = 0;
  int closing_price_trades = 0;
  int interruptions = 0;
  int static_interruptions = 0;
  int releases = 0;
  std::string phases;  // codes of the market status

 private:
  struct Seen {
    int64_t volume = 0;
    int64_t turnover = 0;
  };
  struct StockSeen {
    Seen tapes[3];
    int64_t reference = 0;  // of the static band
    bool interrupted = false;
  };

  // The book as a client of one exchange, or of both together, knows it.
  using Book = std::map<Side, std::vector<OrderBook::Level>>;

  void See(const Market::Change& change);
  void SeeBook(const Stock& stock, Exchange where);
  void ExpectAtReportedPrice(const Stock& stock, Exchange exchange, const Tape::Trade& trade);
  void SeeTrade(const Stock& stock, Exchange exchange);
  void SeeInterruption(const Stock& stock);
  void SeeBeginOfDay();

  const Market& market_;
  absl::Time last_;
  absl::CivilDay day_;
  std::map<const Stock*, StockSeen> stocks_;
  std::map<std::pair<const Stock*, Exchange>, Book> books_;
};

}  // namespace kiwoom::simulator
