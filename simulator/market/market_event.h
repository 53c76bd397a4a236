#pragma once

namespace kiwoom::simulator {

// What can happen in the market, and therefore what a realtime type tells.
enum class MarketEvent {
  kTrade,         // a stock traded
  kBook,          // its order book changed
  kBestQuote,     // its best ask or bid changed
  kQuote,         // its price moved without a trade
  kIndicative,    // what an auction would trade
  kBrokers,       // who trades it most
  kProgram,       // a program traded it
  kNav,           // value of an ETF
  kStockInfo,     // measures on a stock
  kIndex,         // an index was calculated
  kBreadth,       // how many of its stocks rise and fall
  kMarketPhase,   // where the market's day stands
  kInterruption,  // volatility interruption of any stock
  kOrder,         // an order of the account
  kPosition,      // a position of the account
};

}  // namespace kiwoom::simulator
