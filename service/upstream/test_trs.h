#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codegen/runtime/table.h"
#include "service/upstream/topic.h"

namespace kiwoom::upstream {

// Realtime types as tests need them: nothing but what a registration reads.
inline constexpr runtime::Tr kTrade = {
    .code = "0B", .title = "주식체결", .registration = runtime::Register::kItem, .delivery = runtime::Delivery::kEvent};
inline constexpr runtime::Tr kOrderBook = {
    .code = "0D", .title = "주식호가잔량", .registration = runtime::Register::kItem, .delivery = runtime::Delivery::kState};
inline constexpr runtime::Tr kMarketStatus = {
    .code = "0s", .title = "장시작시간", .registration = runtime::Register::kMarket, .delivery = runtime::Delivery::kState};

inline std::vector<Topic> Topics(const runtime::Tr& tr, const std::vector<std::string>& items) {
  std::vector<Topic> topics;
  for (const std::string& item : items) topics.push_back({&tr, item});
  return topics;
}

// "000000", "000001", …
inline std::vector<Topic> ManyTopics(const runtime::Tr& tr, int count, int first = 0) {
  std::vector<Topic> topics;
  for (int i = first; i < first + count; ++i) {
    std::string item = std::to_string(i);
    topics.push_back({&tr, std::string(6 - item.size(), '0') + item});
  }
  return topics;
}

}  // namespace kiwoom::upstream
