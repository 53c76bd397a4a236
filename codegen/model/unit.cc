#include "codegen/model/unit.h"

#include <iterator>

namespace kiwoom::model {
namespace {

struct Unit {
  std::string_view name;
  std::string_view spoken;
  bool named = false;
};

constexpr Unit kUnits[] = {
    {"krw", "won"},
    {"thousand_krw", "thousand won", true},
    {"million_krw", "million won", true},
    {"hundred_million_krw", "hundred million won", true},
    {"usd", "dollars", true},
    {"shares", "shares"},
    {"thousand_shares", "thousand shares", true},
    {"contracts", "contracts"},
    {"issues", "issues"},
    {"orders", "orders"},
    {"trades", "trades"},
    {"percent", "percent"},
    {"points", "points"},
    {"seconds", "seconds", true},
    {"days", "days"},
    {"undocumented", "undocumented unit"},
    {"by_request", "unit depends on the request"},
};

const Unit* Find(std::string_view name) {
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

}  // namespace

bool IsUnit(std::string_view unit) { return Find(unit) != nullptr; }

std::string AllUnits() {
  std::string all;
  for (const Unit& unit : kUnits) all += (all.empty() ? "" : ", ") + std::string(unit.name);
  return all;
}

bool IsNamedUnit(std::string_view unit) {
  const Unit* found = Find(unit);
  return found != nullptr && found->named;
}

std::string_view DefaultUnit(codec::Type type) {
  switch (type) {
    case codec::Type::kPrice:
    case codec::Type::kPlainPrice:
    case codec::Type::kAmount:
      return "krw";
    case codec::Type::kQuantity:
    case codec::Type::kAggressorQuantity:
      return "shares";
    case codec::Type::kDuration:
      return "seconds";
    case codec::Type::kRatio:
    case codec::Type::kRate:
      return "percent";
    default:
      return {};
  }
}

std::string_view SpokenUnit(std::string_view unit) {
  const Unit* found = Find(unit);
  return found == nullptr ? unit : found->spoken;
}

}  // namespace kiwoom::model
