#pragma once

#include "simulator/market/securities.h"
#include "simulator/market/stock.h"
#include "simulator/market/trading_floor.h"

namespace kiwoom::simulator {

// Causes random interruptions by buying or selling a stock until it reaches a band. Prevents them from following one
// another too quickly.
class InterruptionChance {
 public:
  // Both arguments outlive it.
  InterruptionChance(TradingFloor& floor, const Securities& securities) : floor_(floor), securities_(securities) {}

  // Interrupts any stock if the market has been quiet.
  void ComeAnywhere();
  // Rarely interrupts this stock, whose auctions a client has registered.
  void ComeTo(Stock& stock);

 private:
  bool IsQuiet() const;
  bool MayInterrupt(const Stock& stock) const;
  void Sweep(Stock& stock);

  TradingFloor& floor_;
  const Securities& securities_;
};

}  // namespace kiwoom::simulator
