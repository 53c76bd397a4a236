#include "tools/new_tr/meaning.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "absl/strings/match.h"
#include "codegen/model/unit.h"
#include "tools/new_tr/agreement.h"

namespace kiwoom::new_tr {
namespace {

using codec::Type;

bool HasOneOf(const std::string& ko, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return absl::StrContains(ko, word); });
}

bool IsDifference(const std::string& ko) { return HasOneOf(ko, {"대비", "증감", "변동"}); }

bool IsPrice(const std::string& ko) {
  return absl::EndsWith(ko, "가") || HasOneOf(ko, {"가격", "단가", "최고", "최저", "호가"});
}

// A price that the market is making now: its sign is the direction against the previous close. No document explains the
// sign of any other price (매입가, 주문단가, 전일종가).
bool IsQuote(const std::string& ko) {
  if (HasOneOf(ko, {"전일종가", "단가"})) return false;
  const auto ends = [&](const char* word) { return absl::EndsWith(ko, word); };
  constexpr const char* kQuotes[] = {"현재가", "시가", "고가", "저가", "종가", "상한가", "하한가", "체결가"};
  return std::any_of(std::begin(kQuotes), std::end(kQuotes), ends) || HasOneOf(ko, {"최고", "최저", "호가"});
}

Type OfWon(const std::string& ko, bool is_signed) {
  if (is_signed && IsDifference(ko)) return Type::kChange;
  if (IsPrice(ko)) return is_signed && IsQuote(ko) ? Type::kPrice : Type::kPlainPrice;
  return is_signed ? Type::kNet : Type::kAmount;
}

Type OfNumber(const std::string& ko, bool is_signed, Type plain) {
  if (!is_signed) return plain;
  return IsDifference(ko) ? Type::kChange : Type::kNet;
}

// Number of digits after the point, written or implied; 0 if the table does not say.
uint32_t DecimalsOf(const Description& description) {
  if (description.decimals != 0) return description.decimals;
  uint32_t decimals = 0;
  for (uint32_t scale = description.scale.value_or(1); scale > 1; scale /= 10) ++decimals;
  return decimals;
}

}  // namespace

void DropDirection(const Description& description, spec::Row& row) {
  if (row.type == Type::kRatio) {
    row.type = Type::kRate;
    return;
  }
  if (row.type == Type::kPrice) {
    row.type = Type::kPlainPrice;
    return;
  }
  const uint32_t decimals = DecimalsOf(description);
  row.type = decimals == 0 ? Type::kText : Type::kPlainPrice;
  row.decimals.reset();
  if (decimals != 0) {
    row.decimals = decimals;
  } else {
    row.unit.clear();
  }
}

void GuessMeaning(const std::string& ko, const Description& description, spec::Row& row) {
  const bool is_signed = description.is_signed;
  row.type = Type::kText;
  if (description.is_odd) return;
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
  } else if (row.unit == "points") {
    row.type = is_signed && IsDifference(ko) ? Type::kChange : Type::kLevel;
    if (*row.type == Type::kChange) row.decimals = 2;
    if (LacksSign(row, description)) DropDirection(description, row);
  } else {
    row.unit.clear();
  }
  // Digits after a point, for a type that has none.
  if ((description.decimals != 0 || description.scale) && !Agrees(row, description)) {
    row.type = Type::kText;
    row.unit.clear();
    row.decimals.reset();
  }
  if (row.unit == model::DefaultUnit(*row.type)) row.unit.clear();
}

}  // namespace kiwoom::new_tr
