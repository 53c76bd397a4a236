#pragma once

#include "simulator/market/securities.h"
#include "simulator/market/stock.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// Interruptions that chance brings: somebody buys or sells a stock until a band ends it. Holds those back that would
// come too soon after another.
class InterruptionChance {
 public:
  // Both outlive it.
  InterruptionChance(TradingFloor& floor, const Securities& securities) : floor_(floor), securities_(securities) {}

  // Of any stock, while the market has been quiet.
  void ComeAnywhere();
  // Of a stock whose auctions somebody waits for: rarely.
  void ComeTo(Stock& stock);

 private:
  bool IsQuiet() const;
  bool MayInterrupt(const Stock& stock) const;
  void Sweep(Stock& stock);

  TradingFloor& floor_;
  const Securities& securities_;
};

}  // namespace kiwoom::simulator
