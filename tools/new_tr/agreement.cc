#include "tools/new_tr/agreement.h"

#include <algorithm>
#include <string>

#include "codegen/model/shape.h"
#include "codegen/model/unit.h"

namespace kiwoom::new_tr {
namespace {

using codec::Shape;
using codec::Type;

std::string UnitOf(const spec::Row& row) {
  return row.unit.empty() ? std::string(model::DefaultUnit(*row.type)) : row.unit;
}

uint32_t DecimalsOf(const spec::Row& row) { return row.decimals.value_or(model::DefaultDecimals(*row.type)); }

bool HasPoint(const spec::Row& row) { return model::ShapeOf(*row.type, row.decimals) == Shape::kDouble; }

bool IsTime(Type type) { return type == Type::kTimeOfDay || type == Type::kDate || type == Type::kDateTime; }

bool SaysNumber(const Description& description) {
  return !description.unit.empty() || description.decimals != 0 || description.scale.has_value();
}

}  // namespace

bool Agrees(const spec::Row& row, const Description& description) {
  const bool is_number = model::IsNumeric(*row.type);
  const Shape shape = model::ShapeOf(*row.type, row.decimals);
  if (description.is_odd || description.unit == "undocumented") return shape == Shape::kString;
  if (description.time) return row.type == *description.time;
  if (SaysNumber(description)) {
    if (!is_number || (!description.unit.empty() && UnitOf(row) != description.unit)) return false;
    return (description.decimals == 0 && !description.scale) || HasPoint(row);
  }
  if (is_number || shape == Shape::kString) return true;
  return description.is_empty || !description.words.empty();  // the code lists decide which words are codes
}

bool LacksSign(const spec::Row& row, const Description& description) {
  return model::CompanionType(*row.type) == "Direction" && !description.unit.empty() && !description.mentions_sign;
}

bool Differ(const spec::Row& a, const spec::Row& b) {
  if (model::IsNumeric(*a.type) && model::IsNumeric(*b.type)) return UnitOf(a) != UnitOf(b);
  return IsTime(*a.type) && IsTime(*b.type) && a.type != b.type;
}

bool Tells(const spec::Row& row, const Description& description) {
  if (description.is_empty || !description.codes.empty() || row.type == Type::kEnum || row.type == Type::kFlag) {
    return true;
  }
  const bool is_open_unit = description.unit == "by_request" || description.unit == "undocumented";
  if (!description.is_understood || description.is_odd || is_open_unit) return false;
  if (description.time) return row.type == *description.time;
  if (!model::IsNumeric(*row.type) || (!description.unit.empty() && UnitOf(row) != description.unit)) return false;
  return (description.decimals == 0 || DecimalsOf(row) == description.decimals) && row.scale == description.scale;
}

}  // namespace kiwoom::new_tr
