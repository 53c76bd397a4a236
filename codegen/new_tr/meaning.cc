#include "codegen/new_tr/meaning.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "absl/strings/match.h"
#include "codegen/model/unit.h"

namespace kiwoom::new_tr {
namespace {

using runtime::Type;

bool HasOneOf(const std::string& ko, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return absl::StrContains(ko, word); });
}

bool IsDifference(const std::string& ko) { return HasOneOf(ko, {"대비", "증감", "변동"}); }

bool IsPrice(const std::string& ko) {
  return absl::EndsWith(ko, "가") || HasOneOf(ko, {"가격", "단가", "최고", "최저", "호가"});
}

Type OfWon(const std::string& ko, bool is_signed) {
  if (is_signed && IsDifference(ko)) return Type::kChange;
  if (IsPrice(ko)) return is_signed ? Type::kPrice : Type::kPlainPrice;
  return is_signed ? Type::kNet : Type::kAmount;
}

Type OfNumber(const std::string& ko, bool is_signed, Type plain) {
  if (!is_signed) return plain;
  return IsDifference(ko) ? Type::kChange : Type::kNet;
}

}  // namespace

void GuessMeaning(const std::string& ko, const Description& description, spec::Row& row) {
  const bool is_signed = description.is_signed;
  row.type = Type::kText;
  row.unit = description.unit;
  if (description.time) {
    row.type = *description.time;
  } else if (row.unit == "krw") {
    row.type = OfWon(ko, is_signed);
  } else if (absl::EndsWith(row.unit, "_krw")) {
    row.type = OfNumber(ko, is_signed, Type::kAmount);
  } else if (absl::EndsWith(row.unit, "shares") || row.unit == "contracts" || row.unit == "by_request") {
    row.type = OfNumber(ko, is_signed, Type::kQuantity);
  } else if (row.unit == "issues" || row.unit == "days") {
    row.type = OfNumber(ko, is_signed, Type::kCount);
  } else if (row.unit == "seconds") {
    row.type = Type::kDuration;
  } else if (row.unit == "percent") {
    row.type = Type::kRate;
    if (description.decimals != 0 && description.decimals != 2) row.decimals = description.decimals;
  } else if (row.unit == "points") {
    row.type = is_signed && IsDifference(ko) ? Type::kChange : Type::kLevel;
    if (*row.type == Type::kChange) row.decimals = 2;
  } else {
    row.unit.clear();
  }
  if (row.unit == model::DefaultUnit(*row.type)) row.unit.clear();
}

}  // namespace kiwoom::new_tr
