#include "simulator/wire/row_event.h"

#include <algorithm>
#include <string_view>

namespace kiwoom::simulator {
namespace {

using codec::Row;
using codec::Type;

const Row* Find(const codec::Tr& tr, std::string_view name) {
  const auto found = std::find_if(tr.response->rows.begin(), tr.response->rows.end(),
                                  [&](const Row& row) { return row.name == name; });
  return found == tr.response->rows.end() ? nullptr : &*found;
}

bool HasGroup(const codec::Tr& tr, std::string_view name) {
  return std::any_of(tr.response->groups.begin(), tr.response->groups.end(),
                     [&](const codec::Group& group) { return group.name == name; });
}

MarketEvent EventOfStock(const codec::Tr& tr) {
  if (HasGroup(tr, "asks")) return MarketEvent::kBook;
  if (HasGroup(tr, "sellers")) return MarketEvent::kBrokers;
  if (Find(tr, "nav") != nullptr) return MarketEvent::kNav;
  if (Find(tr, "net_buy_volume") != nullptr) return MarketEvent::kProgram;
  if (Find(tr, "indicative_price") != nullptr) return MarketEvent::kIndicative;
  const bool has_price = Find(tr, "current_price") != nullptr;
  if (has_price) return Find(tr, "trade_time") != nullptr ? MarketEvent::kTrade : MarketEvent::kQuote;
  return Find(tr, "best_ask_price") != nullptr ? MarketEvent::kBestQuote : MarketEvent::kStockInfo;
}

}  // namespace

bool IsAboutSector(const codec::Tr& tr) {
  const Row* price = Find(tr, "current_price");
  return tr.registration == codec::Register::kItem && price != nullptr && price->type == Type::kLevel;
}

MarketEvent MarketEventOf(const codec::Tr& tr) {
  if (tr.registration == codec::Register::kAccount) {
    return Find(tr, "order_number") != nullptr ? MarketEvent::kOrder : MarketEvent::kPosition;
  }
  if (tr.role == codec::Role::kMarketStatus) return MarketEvent::kMarketPhase;
  if (tr.registration == codec::Register::kMarket) return MarketEvent::kInterruption;
  if (IsAboutSector(tr)) return Find(tr, "advancing_count") != nullptr ? MarketEvent::kBreadth : MarketEvent::kIndex;
  return EventOfStock(tr);
}

}  // namespace kiwoom::simulator
