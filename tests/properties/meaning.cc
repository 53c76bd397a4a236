#include "tests/properties/meaning.h"

#include <algorithm>
#include <optional>
#include <regex>

namespace kiwoom::tests {
namespace {

using codec::Shape;
using codec::Type;

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Spelled {
  std::string sign;   // "", "+", "-"
  std::string whole;  // without commas and leading zeros
  std::string fraction;
};

// "1,234" → "1234"; empty if a comma does not separate thousands.
std::optional<std::string> WithoutCommas(std::string_view whole) {
  if (whole.find(',') == std::string_view::npos) return std::string(whole);
  std::string joined;
  for (size_t parts = 0;; ++parts) {
    const size_t comma = whole.find(',');
    const std::string_view part = whole.substr(0, comma);
    const bool fits = parts == 0 ? part.size() >= 1 && part.size() <= 3 : part.size() == 3;
    if (!fits) return std::nullopt;
    joined += part;
    if (comma == std::string_view::npos) return joined;
    whole.remove_prefix(comma + 1);
  }
}

std::optional<Spelled> SplitNumber(std::string_view text) {
  Spelled number;
  if (text.starts_with("+")) number.sign = "+";
  if (text.starts_with("-")) number.sign = "-";
  text.remove_prefix(text.starts_with("--") ? 2 : number.sign.size());
  const size_t point = text.find('.');
  const auto whole = WithoutCommas(text.substr(0, point));
  if (!whole || whole->empty() || !AllDigits(*whole)) return std::nullopt;
  if (point != std::string_view::npos) {
    number.fraction = text.substr(point + 1);
    if (number.fraction.empty() || !AllDigits(number.fraction)) return std::nullopt;
  }
  number.whole = whole->substr(std::min(whole->find_first_not_of('0'), whole->size()));
  return number;
}

size_t SignificantDigits(const Spelled& number) {
  const std::string digits = number.whole + number.fraction;
  return digits.size() - std::min(digits.find_first_not_of('0'), digits.size());
}

// Moves the point to the left, for values that the broker multiplies by 100.
void Unscale(uint32_t scale, Spelled& number) {
  for (; scale >= 10; scale /= 10) {
    number.fraction.insert(0, 1, number.whole.empty() ? '0' : number.whole.back());
    if (!number.whole.empty()) number.whole.pop_back();
  }
}

std::string Canonical(const Spelled& number) {
  std::string text = number.whole.empty() ? "0" : number.whole;
  const std::string fraction = number.fraction.substr(0, number.fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? text : text + "." + fraction;
}

Meaning Number(const codec::Row& row, std::string_view text) {
  const Meaning unfit{Meaning::Kind::kUnfit, "", ""};
  auto number = SplitNumber(text);
  if (!number) return unfit;
  const bool real = row.shape == Shape::kDouble;
  if (SignificantDigits(*number) > (real ? 15 : 18) || number->fraction.size() > 18) return unfit;
  const bool zero = SignificantDigits(*number) == 0;
  if (zero && row.zero_is_absent) return {};
  if (!real && !number->fraction.empty()) return unfit;
  if (row.scale > 1 && !number->fraction.empty() && !zero) return unfit;
  Unscale(row.scale, *number);
  Meaning meaning{Meaning::Kind::kValue, Canonical(*number), ""};
  if (meaning.value == "0") return meaning;
  switch (row.type) {
    case Type::kPrice:
    case Type::kLevel:
      meaning.companion = number->sign == "+" ? "1" : number->sign == "-" ? "2" : "3";
      break;
    case Type::kRatio:
    case Type::kAggressorQuantity:
      meaning.companion = number->sign == "+" ? "1" : number->sign == "-" ? "2" : "";
      break;
    default:
      if (number->sign == "-" && !row.sign_is_decoration) meaning.value.insert(0, 1, '-');
  }
  return meaning;
}

int At(std::string_view digits, size_t at, size_t count) { return std::stoi(std::string(digits.substr(at, count))); }

bool IsClock(std::string_view digits) {
  return At(digits, 0, 2) < 24 && At(digits, 2, 2) < 60 && At(digits, 4, 2) < 60;
}

bool IsDay(std::string_view digits) {
  const int year = At(digits, 0, 4), month = At(digits, 4, 2), day = At(digits, 6, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return day <= days;
}

std::string Clock(std::string_view d) {
  return std::string(d.substr(0, 2)) + ":" + std::string(d.substr(2, 2)) + ":" + std::string(d.substr(4, 2));
}

std::string Day(std::string_view d) {
  return std::string(d.substr(0, 4)) + "-" + std::string(d.substr(4, 2)) + "-" + std::string(d.substr(6, 2));
}

Meaning Time(Type type, std::string_view text) {
  const Meaning unfit{Meaning::Kind::kUnfit, "", ""};
  if (!AllDigits(text)) return unfit;
  const auto value = [](std::string canonical) { return Meaning{Meaning::Kind::kValue, std::move(canonical), ""}; };
  switch (type) {
    case Type::kTimeOfDay: {
      if (text == "888888") return value("marker 1");
      if (text == "999999") return value("marker 2");
      const std::string padded = text.size() == 5 ? "0" + std::string(text) : std::string(text);
      return padded.size() == 6 && IsClock(padded) ? value(Clock(padded)) : unfit;
    }
    case Type::kDate:
      return text.size() == 8 && IsDay(text) ? value(Day(text)) : unfit;
    case Type::kDateTime:
      if (text.size() != 14 || !IsDay(text.substr(0, 8)) || !IsClock(text.substr(8))) return unfit;
      return value(Day(text) + " " + Clock(text.substr(8)));
    default:
      break;
  }
  if (text.size() > 6) return unfit;
  if (text.size() < 6) return value(std::to_string(std::stoi(std::string(text))));
  if (At(text, 2, 2) > 59 || At(text, 4, 2) > 59) return unfit;
  return value(std::to_string(At(text, 0, 2) * 3600 + At(text, 2, 2) * 60 + At(text, 4, 2)));
}

bool IsNumber(Type type) { return type <= Type::kAggressorQuantity; }

// "A005930" → "005930", "A005930_NX" → "005930_NX".
std::string WithoutMarket(const std::string& code) {
  static const std::regex kWithMarket("A([0-9A-Z]{6}(_[A-Z]{2})?)");
  std::smatch match;
  return std::regex_match(code, match, kWithMarket) ? match[1].str() : code;
}

}  // namespace

Meaning MeaningOf(const codec::Row& row, std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.empty() || std::find(row.absent.begin(), row.absent.end(), text) != row.absent.end()) return {};
  const bool zeros = std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
  if (zeros && row.zero_is_absent && !IsNumber(row.type)) return {};
  switch (row.type) {
    case Type::kTimeOfDay:
    case Type::kDate:
    case Type::kDateTime:
    case Type::kDuration:
      return Time(row.type, text);
    case Type::kFlag:
    case Type::kEnum:
      for (const codec::Code& code : row.codes) {
        if (code.wire == text) return {Meaning::Kind::kValue, std::to_string(code.value), ""};
      }
      return {Meaning::Kind::kUnfit, "", ""};
    case Type::kStockCode:
      if (text.size() <= 4096) return {Meaning::Kind::kValue, WithoutMarket(std::string(text)), ""};
      return {Meaning::Kind::kUnfit, "", ""};
    case Type::kCode:
    case Type::kText:
      return text.size() > 4096 ? Meaning{Meaning::Kind::kUnfit, "", ""}
                                : Meaning{Meaning::Kind::kValue, std::string(text), ""};
    case Type::kList:
      return {Meaning::Kind::kUnfit, "", ""};
    default:
      return Number(row, text);
  }
}

bool SaysNothing(const codec::Row& row, const Meaning& meaning) {
  if (meaning.kind != Meaning::Kind::kValue) return true;
  return meaning.value == "0" && row.shape != Shape::kString;
}

void PrintTo(const Meaning& meaning, std::ostream* out) {
  switch (meaning.kind) {
    case Meaning::Kind::kAbsent:
      *out << "nothing";
      break;
    case Meaning::Kind::kUnfit:
      *out << "no value of this type";
      break;
    case Meaning::Kind::kValue:
      *out << '"' << meaning.value << "\" (" << meaning.companion << ")";
      break;
  }
}

}  // namespace kiwoom::tests
