#include "simulator/wire/spelling.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "simulator/json/json_text.h"

namespace kiwoom::simulator {
namespace {

using codec::Row;
using codec::Type;

constexpr uint64_t kPowersOfTen[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

// How many won or shares are one unit of the field.
uint64_t UnitOf(const Row& row) {
  if (row.unit == "thousand_krw" || row.unit == "thousand_shares") return 1'000;
  if (row.unit == "million_krw") return 1'000'000;
  if (row.unit == "hundred_million_krw") return 100'000'000;
  return 1;
}

int DecimalsOf(const Row& row) {
  if (row.scale > 1) return 0;  // the factor avoids the decimal point
  return row.shape == codec::Shape::kDouble ? row.decimals : 0;
}

// Converts magnitude / 10^from to the field's unit and factor with `to` decimals. Units are truncated, decimals
// rounded.
uint64_t Rescale(uint64_t magnitude, int from, int to, uint64_t unit, uint64_t factor) {
  magnitude = magnitude * factor / unit;
  for (; from < to; ++from) magnitude *= 10;
  if (from == to) return magnitude;
  const uint64_t divisor = kPowersOfTen[from - to];
  return (magnitude + divisor / 2) / divisor;
}

// In realtime rows some fields (recorded: 10, 18) have a blank in place of the sign of an unchanged price, others (16)
// do not.
bool HasBlankForSign(const Row& row) {
  const char last = row.key.empty() ? 0 : row.key.back();
  return last == '0' || last == '4' || last == '8';
}

void AppendNumber(std::string& out, const Row& row, const Value& value) {
  const int decimals = DecimalsOf(row);
  const uint64_t number = Rescale(value.magnitude(), value.decimals(), decimals, UnitOf(row), row.scale);
  const bool scaled_rate = row.type == Type::kRate && row.scale > 1;  // "352": recorded without a plus sign
  if (value.sign() == '-' && (number != 0 || value.zero_has_sign())) {
    out += '-';
  } else if (value.sign() == '+' && (number != 0 || value.zero_has_sign()) && !scaled_rate) {
    out += '+';
  } else if (value.sign() == 0 && value.directed() && row.type == Type::kPrice && HasBlankForSign(row)) {
    out += ' ';
  }
  std::string digits = std::to_string(number);
  if (decimals > 0) {
    if (digits.size() <= static_cast<size_t>(decimals)) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  out += digits;
}

bool HasCode(const Row& row, std::string_view wire) {
  return std::any_of(row.codes.begin(), row.codes.end(), [&](const codec::Code& code) { return code.wire == wire; });
}

// The words if the field's codes include them, otherwise the code.
std::string_view TextOf(const Row& row, const Value& value) {
  if (row.codes.empty()) return value.code().empty() ? value.text() : value.code();
  if (HasCode(row, value.text())) return value.text();
  return HasCode(row, value.code()) ? value.code() : row.codes.front().wire;
}

}  // namespace

void AppendSpelling(std::string& out, const Row& row, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kNumber:
      out += '"';
      AppendNumber(out, row, value);
      out += '"';
      return;
    case Value::Kind::kText:
      AppendJsonString(out, TextOf(row, value));
      return;
    case Value::Kind::kUnknown:
    case Value::Kind::kBlank:
      out += "\"\"";
  }
}

}  // namespace kiwoom::simulator
