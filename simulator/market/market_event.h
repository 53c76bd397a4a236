#pragma once

namespace kiwoom::simulator {

// The kinds of market events; each realtime type reports one of them.
enum class MarketEvent {
  kTrade,         // a stock traded
  kBook,          // its order book changed
  kBestQuote,     // its best ask or bid changed
  kQuote,         // its price moved without a trade
  kIndicative,    // the indicative price of an auction changed
  kBrokers,       // its ranking of brokers changed
  kProgram,       // a program traded it
  kNav,           // the NAV of an ETF changed
  kStockInfo,     // a measure on a stock changed
  kIndex,         // an index was calculated
  kBreadth,       // its numbers of rising and falling stocks changed
  kMarketPhase,   // the market's phase changed
  kInterruption,  // a volatility interruption of any stock
  kOrder,         // an order of the account changed
  kPosition,      // a position of the account changed
};

}  // namespace kiwoom::simulator
