#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/table.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Realtime types for tests, with only the fields that registrations use.
inline constexpr codec::Tr kTrade = {
    .code = "0B", .title = "주식체결", .registration = codec::Register::kItem, .delivery = codec::Delivery::kEvent};
inline constexpr codec::Tr kOrderBook = {
    .code = "0D", .title = "주식호가잔량", .registration = codec::Register::kItem, .delivery = codec::Delivery::kState};
inline constexpr codec::Tr kMarketStatus = {
    .code = "0s", .title = "장시작시간", .registration = codec::Register::kMarket, .delivery = codec::Delivery::kState};

inline std::vector<Topic> Topics(const codec::Tr& tr, const std::vector<std::string>& items) {
  std::vector<Topic> topics;
  for (const std::string& item : items) topics.push_back({&tr, item});
  return topics;
}

// "000000", "000001", …
inline std::vector<Topic> ManyTopics(const codec::Tr& tr, int count, int first = 0) {
  std::vector<Topic> topics;
  for (int i = first; i < first + count; ++i) {
    std::string item = std::to_string(i);
    topics.push_back({&tr, std::string(6 - item.size(), '0') + item});
  }
  return topics;
}

}  // namespace kiwoom::sessions
