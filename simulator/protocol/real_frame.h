#pragma once

#include <span>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// A row of market data for whoever has registered its type and item.
struct RealtimeRow {
  Registered registered;
  std::string text;  // {"values":{…},"type":"…",…}
};

// {"data":[…],"trnm":"REAL"}; trnm first in the order of some documents.
std::string RealFrame(std::span<const RealtimeRow* const> rows, bool documented_order);

}  // namespace kiwoom::simulator
