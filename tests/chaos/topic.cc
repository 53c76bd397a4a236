#include "tests/chaos/topic.h"

#include <numeric>
#include <string_view>

namespace kiwoom::chaos {

bool IsOfAccount(v1::RealtimeType type) {
  return type == v1::REALTIME_TYPE_ORDER_UPDATE || type == v1::REALTIME_TYPE_POSITION;
}

bool HasNoItem(v1::RealtimeType type) {
  return type == v1::REALTIME_TYPE_MARKET_STATUS || type == v1::REALTIME_TYPE_VOLATILITY_INTERRUPTION ||
         IsOfAccount(type);
}

std::string AccountOf(const std::string& session) {
  return std::to_string(std::accumulate(session.begin(), session.end(), int64_t{5'000'000'000}));
}

std::string Text(const Topic& topic) {
  constexpr std::string_view kPrefix = "REALTIME_TYPE_";
  std::string text = v1::RealtimeType_Name(topic.type);
  if (text.starts_with(kPrefix)) text.erase(0, kPrefix.size());
  if (!topic.item.empty()) text += " " + topic.item;
  if (!topic.session.empty()) text += " of " + topic.session;
  return text;
}

}  // namespace kiwoom::chaos
