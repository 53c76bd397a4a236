#include "simulator/wire/concept.h"

#include <algorithm>
#include <map>
#include <string>

namespace kiwoom::simulator {
namespace {

using Index = std::map<std::string, const Concept*, std::less<>>;

const Index& AllConcepts() {
  static const Index* const index = [] {
    auto* made = new Index;
    for (const auto& concepts : {PriceConcepts(), StockConcepts(), TradeConcepts(), BookConcepts(), BrokerConcepts(),
                                 ProgramConcepts(), SectorConcepts(), SessionConcepts(), AccountConcepts()}) {
      for (const Concept& one : concepts) made->emplace(one.name, &one);
    }
    return made;
  }();
  return *index;
}

// "cumulative_turnover" for "cumulative_turnover_million_krw".
std::string_view TermOf(const codec::Row& row) {
  std::string_view name = row.name;
  if (row.unit.empty() || !name.ends_with(row.unit)) return name;
  name.remove_suffix(row.unit.size());
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

}  // namespace

const Concept* FindConcept(std::string_view name) {
  const auto found = AllConcepts().find(name);
  return found == AllConcepts().end() ? nullptr : found->second;
}

const Concept* BindConcept(const codec::Message& message, const codec::Row& row) {
  const std::string_view term = TermOf(row);
  if (row.group >= 0) {
    return FindConcept(std::string(message.groups[row.group].name) + '.' + std::string(term));
  }
  const auto stands_beside = [&](std::string_view other) {
    return std::any_of(message.rows.begin(), message.rows.end(),
                       [&](const codec::Row& beside) { return TermOf(beside) == other; });
  };
  // In a message that also has the cumulative volume, "volume" is that of the last step. In one that also has the
  // exchange's name, the exchange is a digit.
  if (term == "volume" && stands_beside("cumulative_volume")) return FindConcept("volume_increment");
  if (term == "exchange" && stands_beside("exchange_name")) return FindConcept("exchange_code");
  // A decorative sign is written too if the market has one.
  if (row.sign_is_decoration) {
    if (const Concept* const decorated = FindConcept("decorated_" + std::string(term))) return decorated;
  }
  return FindConcept(term);
}

}  // namespace kiwoom::simulator
