#pragma once

#include <span>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// A row of market data for the sessions that have registered its type and item.
struct RealtimeRow {
  Registered registered;
  std::string text;  // {"values":{…},"type":"…",…}
};

// {"data":[…],"trnm":"REAL"}; With `documented_order`, trnm comes first as in some documents.
std::string RealFrame(std::span<const RealtimeRow* const> rows, bool documented_order);

}  // namespace kiwoom::simulator
