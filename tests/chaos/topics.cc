#include "tests/chaos/topics.h"

#include "absl/strings/str_format.h"

namespace kiwoom::chaos {
namespace {

constexpr int kStocks = 50;
constexpr const char* kVenues[] = {"", "_NX", "_AL"};

}  // namespace

Topics::Topics() {
  popular_ = {{v1::REALTIME_TYPE_TRADE, "005930"},
              {v1::REALTIME_TYPE_ORDER_BOOK, "005930"},
              {v1::REALTIME_TYPE_TRADE, "005930_NX"},
              {v1::REALTIME_TYPE_ORDER_BOOK, "000660_AL"},
              {v1::REALTIME_TYPE_SECTOR_INDEX, "001"},
              {v1::REALTIME_TYPE_MARKET_STATUS, ""},
              {v1::REALTIME_TYPE_VOLATILITY_INTERRUPTION, ""}};
  all_ = popular_;
  for (int i = 0; i < kStocks; ++i) {
    const std::string item = absl::StrFormat("%06d%s", 100000 + 10 * i, kVenues[i % 3]);
    all_.push_back({v1::REALTIME_TYPE_TRADE, item});
    all_.push_back({v1::REALTIME_TYPE_ORDER_BOOK, item});
  }
}

std::set<Topic> Topics::Choose(std::mt19937_64& random) const {
  std::set<Topic> topics;
  for (int i = 0; i < 3; ++i) topics.insert(Popular(random));
  for (int i = 0; i < 3; ++i) topics.insert(Any(random));
  return topics;
}

}  // namespace kiwoom::chaos
