#include "tests/chaos/topic.h"

#include <string_view>

namespace kiwoom::chaos {

bool IsMarketWide(v1::RealtimeType type) {
  return type == v1::REALTIME_TYPE_MARKET_STATUS || type == v1::REALTIME_TYPE_VOLATILITY_INTERRUPTION;
}

std::string Text(const Topic& topic) {
  constexpr std::string_view kPrefix = "REALTIME_TYPE_";
  std::string text = v1::RealtimeType_Name(topic.type);
  if (text.starts_with(kPrefix)) text.erase(0, kPrefix.size());
  return topic.item.empty() ? text : text + " " + topic.item;
}

}  // namespace kiwoom::chaos
