#include "codegen/runtime/value.h"

#include "codegen/runtime/decimal.h"

namespace kiwoom::runtime {
namespace {

constexpr int kUp = 1, kDown = 2, kUnchanged = 3;  // kiwoom.v1.Direction
constexpr int kBuy = 1, kSell = 2;                 // kiwoom.v1.Side

Outcome EncodeInteger(const Row& row, const Decimal& decimal, bool magnitude, WireWriter& out) {
  if (decimal.fraction != 0) return Outcome::kUnfit;
  auto value = static_cast<int64_t>(decimal.digits);
  if (!magnitude && decimal.sign == Sign::kMinus) value = -value;
  out.Varint(Tag(row.number, kVarint));
  out.Varint(ZigZag(value));
  return value == 0 ? Outcome::kZero : Outcome::kWritten;
}

// 100 → 2. A scale is a power of ten.
int Shift(uint32_t scale) {
  int shift = 0;
  while (scale >= 10) {
    scale /= 10;
    ++shift;
  }
  return shift;
}

Outcome EncodeDouble(const Row& row, const Decimal& decimal, bool magnitude, WireWriter& out) {
  if (decimal.significant > kMostDoubleDigits) return Outcome::kUnfit;
  double value = ToDouble(decimal, row.scale == 1 ? 0 : Shift(row.scale));
  if (!magnitude && decimal.sign == Sign::kMinus && decimal.digits != 0) value = -value;
  out.Varint(Tag(row.number, kFixed64));
  out.Double(value);
  return decimal.digits == 0 ? Outcome::kZero : Outcome::kWritten;
}

void EncodeCompanion(const Row& row, int value, WireWriter& out) {
  if (value == 0) return;
  out.Varint(Tag(row.companion, kVarint));
  out.Varint(static_cast<uint64_t>(value));
}

int DirectionOf(Sign sign) { return sign == Sign::kPlus ? kUp : sign == Sign::kMinus ? kDown : kUnchanged; }

int SideOf(Sign sign) { return sign == Sign::kPlus ? kBuy : sign == Sign::kMinus ? kSell : 0; }

Outcome EncodeNumber(const Row& row, std::string_view text, WireWriter& out) {
  Decimal decimal;
  if (!ParseDecimal(text, decimal)) return Outcome::kUnfit;
  const bool directed = row.type == Type::kPrice || row.type == Type::kLevel || row.type == Type::kRatio;
  const bool magnitude = directed || row.type == Type::kAggressorQuantity;
  const Outcome outcome = row.shape == Shape::kDouble ? EncodeDouble(row, decimal, magnitude, out)
                                                      : EncodeInteger(row, decimal, magnitude, out);
  if (outcome == Outcome::kWritten && magnitude) {
    EncodeCompanion(row, directed ? DirectionOf(decimal.sign) : SideOf(decimal.sign), out);
  }
  return outcome;
}

// `count` digits at `at` as a number; -1 where one is no digit.
int Digits(std::string_view text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

struct Clock {
  int hours, minutes, seconds;
  bool valid() const {
    return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
  }
};

Clock ReadClock(std::string_view text, size_t at) {
  return {Digits(text, at, 2), Digits(text, at + 2, 2), Digits(text, at + 4, 2)};
}

struct Calendar {
  int year, month, day;
  bool valid() const {
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day <= kDays[month - 1] + (leap && month == 2);
  }
};

Calendar ReadCalendar(std::string_view text) {
  return {Digits(text, 0, 4), Digits(text, 4, 2), Digits(text, 6, 2)};
}

void WriteSmall(uint32_t number, int value, WireWriter& out) {
  if (value == 0) return;
  out.Varint(Tag(number, kVarint));
  out.Varint(static_cast<uint64_t>(value));
}

void WriteClock(const Clock& clock, uint32_t first_number, WireWriter& out) {
  WriteSmall(first_number, clock.hours, out);
  WriteSmall(first_number + 1, clock.minutes, out);
  WriteSmall(first_number + 2, clock.seconds, out);
}

void WriteCalendar(const Calendar& calendar, WireWriter& out) {
  WriteSmall(1, calendar.year, out);
  WriteSmall(2, calendar.month, out);
  WriteSmall(3, calendar.day, out);
}

Outcome EncodeTimeOfDay(const Row& row, std::string_view text, WireWriter& out) {
  if (text.size() != 6) return Outcome::kUnfit;
  const Clock clock = ReadClock(text, 0);
  if (!clock.valid()) return Outcome::kUnfit;
  const size_t begin = out.Open(row.number);
  WriteClock(clock, 1, out);
  out.Close(begin);
  return Outcome::kWritten;
}

Outcome EncodeDate(const Row& row, std::string_view text, WireWriter& out) {
  if (text.size() != 8) return Outcome::kUnfit;
  const Calendar calendar = ReadCalendar(text);
  if (!calendar.valid()) return Outcome::kUnfit;
  const size_t begin = out.Open(row.number);
  WriteCalendar(calendar, out);
  out.Close(begin);
  return Outcome::kWritten;
}

Outcome EncodeDateTime(const Row& row, std::string_view text, WireWriter& out) {
  if (text.size() != 14) return Outcome::kUnfit;
  const Calendar calendar = ReadCalendar(text);
  const Clock clock = ReadClock(text, 8);
  if (!calendar.valid() || !clock.valid()) return Outcome::kUnfit;
  const size_t begin = out.Open(row.number);
  WriteCalendar(calendar, out);
  WriteClock(clock, 4, out);
  out.Close(begin);
  return Outcome::kWritten;
}

Outcome EncodeDuration(const Row& row, std::string_view text, WireWriter& out) {
  int seconds = -1;
  if (text.size() == 6) {
    // Not a wall clock: more than 23 hours may remain.
    const Clock clock = ReadClock(text, 0);
    if (clock.hours >= 0 && Clock{0, clock.minutes, clock.seconds}.valid()) {
      seconds = clock.hours * 3600 + clock.minutes * 60 + clock.seconds;
    }
  } else if (text.size() < 6) {
    seconds = Digits(text, 0, text.size());
  }
  if (seconds < 0) return Outcome::kUnfit;
  out.Varint(Tag(row.number, kVarint));
  out.Varint(ZigZag(seconds));
  return seconds == 0 ? Outcome::kZero : Outcome::kWritten;
}

Outcome EncodeCode(const Row& row, std::string_view text, WireWriter& out) {
  for (const Code& code : row.codes) {
    if (code.wire != text) continue;
    out.Varint(Tag(row.number, kVarint));
    out.Varint(static_cast<uint64_t>(code.value));
    return code.value == 0 ? Outcome::kZero : Outcome::kWritten;
  }
  return Outcome::kUnfit;
}

}  // namespace

Outcome EncodeValue(const Row& row, std::string_view text, WireWriter& out) {
  text = Trim(text);
  if (text.empty()) return Outcome::kAbsent;
  for (const std::string_view none : row.absent) {
    if (text == none) return Outcome::kAbsent;
  }
  switch (row.type) {
    case Type::kPrice:
    case Type::kPlainPrice:
    case Type::kLevel:
    case Type::kRatio:
    case Type::kRate:
    case Type::kChange:
    case Type::kNet:
    case Type::kQuantity:
    case Type::kAmount:
    case Type::kCount:
    case Type::kAggressorQuantity: return EncodeNumber(row, text, out);
    case Type::kTimeOfDay: return EncodeTimeOfDay(row, text, out);
    case Type::kDate: return EncodeDate(row, text, out);
    case Type::kDateTime: return EncodeDateTime(row, text, out);
    case Type::kDuration: return EncodeDuration(row, text, out);
    case Type::kFlag:
    case Type::kEnum: return EncodeCode(row, text, out);
    case Type::kCode:
    case Type::kText: out.Delimited(row.number, text); return Outcome::kWritten;
    case Type::kList: return Outcome::kUnfit;
  }
  return Outcome::kUnfit;
}

}  // namespace kiwoom::runtime
