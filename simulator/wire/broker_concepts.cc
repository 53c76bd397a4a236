#include <vector>

#include "simulator/wire/concept.h"

// The brokers that traded a stock most.
namespace kiwoom::simulator {
namespace {

using Rank = BrokerRanking::Rank;

template <Side kSide, Value (*kValue)(const Rank&)>
Value OfRank(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const std::vector<Rank> ranks = s.tape().brokers().Ranked(kSide);
  return static_cast<size_t>(s.level) < ranks.size() ? kValue(ranks[s.level]) : Value::Blank();
}

// Brokers that have not traded are not named, as in the recorded frames.
Value Name(const Rank& rank) { return rank.quantity == 0 ? Value::Blank() : Value::Text(rank.house->name); }
Value Code(const Rank& rank) { return rank.quantity == 0 ? Value::Blank() : Value::Text(rank.house->code); }
Value Quantity(const Rank& rank) { return Value::Plain(rank.quantity); }
Value Change(const Rank& rank) { return Value::Signed(rank.change); }
Value Color(const Rank& rank) { return Value::Text(rank.quantity > 0 && rank.house->foreign ? "DHDB" : "!!!!"); }

template <Value (*kValue)(const BrokerRanking&)>
Value OfStock(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : kValue(s.tape().brokers());
}

Value ForeignSell(const BrokerRanking& b) { return Value::Plain(b.foreign(Side::kSell)); }
Value ForeignSellChange(const BrokerRanking& b) { return Value::Signed(b.foreign_change(Side::kSell)); }
Value ForeignBuy(const BrokerRanking& b) { return Value::Plain(b.foreign(Side::kBuy)); }
Value ForeignBuyChange(const BrokerRanking& b) { return Value::Signed(b.foreign_change(Side::kBuy)); }
Value ForeignNet(const BrokerRanking& b) { return Value::Signed(b.foreign(Side::kBuy) - b.foreign(Side::kSell)); }
Value ForeignNetChange(const BrokerRanking& b) {
  return Value::Signed(b.foreign_change(Side::kBuy) - b.foreign_change(Side::kSell));
}

constexpr Concept kConcepts[] = {
    {"sellers.broker_name", OfRank<Side::kSell, Name>},
    {"sellers.broker_code", OfRank<Side::kSell, Code>},
    {"sellers.quantity", OfRank<Side::kSell, Quantity>},
    {"sellers.change", OfRank<Side::kSell, Change>},
    {"sellers.color", OfRank<Side::kSell, Color>},
    {"buyers.broker_name", OfRank<Side::kBuy, Name>},
    {"buyers.broker_code", OfRank<Side::kBuy, Code>},
    {"buyers.quantity", OfRank<Side::kBuy, Quantity>},
    {"buyers.change", OfRank<Side::kBuy, Change>},
    {"buyers.color", OfRank<Side::kBuy, Color>},
    {"estimated_foreign_broker_sell_volume", OfStock<ForeignSell>},
    {"estimated_foreign_broker_sell_volume_change", OfStock<ForeignSellChange>},
    {"estimated_foreign_broker_buy_volume", OfStock<ForeignBuy>},
    {"estimated_foreign_broker_buy_volume_change", OfStock<ForeignBuyChange>},
    {"estimated_foreign_broker_net_buy_volume", OfStock<ForeignNet>},
    {"estimated_foreign_broker_net_buy_volume_change", OfStock<ForeignNetChange>},
};

}  // namespace

std::span<const Concept> BrokerConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator
