#include "simulator/market/broker_ranking.h"

#include <algorithm>

namespace kiwoom::simulator {

BrokerRanking::BrokerRanking() : bought_(BrokerHouses().size()), sold_(BrokerHouses().size()) {}

BrokerRanking::Houses BrokerRanking::SomeHouses(RandomSource& random) {
  const int64_t last = static_cast<int64_t>(BrokerHouses().size()) - 1;
  const auto some = [&] { return static_cast<size_t>(random.Between(0, last)); };
  const size_t buyer = some();
  return {buyer, some()};
}

void BrokerRanking::AddTrade(int64_t quantity, const Houses& houses) {
  bought_[houses.buyer].quantity += quantity;
  sold_[houses.seller].quantity += quantity;
}

std::vector<BrokerRanking::Rank> BrokerRanking::Ranked(Side side) const {
  std::vector<Rank> ranks;
  for (size_t i = 0; i < BrokerHouses().size(); ++i) {
    const Tally& tally = tallies(side)[i];
    ranks.push_back({&BrokerHouses()[i], tally.quantity, tally.quantity - tally.published});
  }
  std::stable_sort(ranks.begin(), ranks.end(), [](const Rank& a, const Rank& b) { return a.quantity > b.quantity; });
  return ranks;
}

int64_t BrokerRanking::foreign(Side side) const {
  int64_t sum = 0;
  for (const Rank& rank : Ranked(side)) sum += rank.house->foreign ? rank.quantity : 0;
  return sum;
}

int64_t BrokerRanking::foreign_change(Side side) const {
  int64_t sum = 0;
  for (const Rank& rank : Ranked(side)) sum += rank.house->foreign ? rank.change : 0;
  return sum;
}

void BrokerRanking::Publish() {
  for (std::vector<Tally>* tallies : {&bought_, &sold_}) {
    for (Tally& tally : *tallies) tally.published = tally.quantity;
  }
}

}  // namespace kiwoom::simulator
