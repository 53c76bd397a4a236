#pragma once

#include <compare>
#include <string>

#include "kiwoom/v1/realtime_type.pb.h"

namespace kiwoom::chaos {

// What a reader subscribes to: a realtime type and an item, which is empty for a type of the whole market.
struct Topic {
  v1::RealtimeType type = v1::REALTIME_TYPE_UNSPECIFIED;
  std::string item;

  friend auto operator<=>(const Topic&, const Topic&) = default;
};

// Types whose rows name stocks although they are registered without an item.
bool IsMarketWide(v1::RealtimeType type);

// "TRADE 005930".
std::string Text(const Topic& topic);

}  // namespace kiwoom::chaos
