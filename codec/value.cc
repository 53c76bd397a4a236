#include "codec/value.h"

#include "codec/calendar.h"
#include "codec/decimal.h"
#include "codec/short_decimal.h"
#include "codec/stock_code.h"

namespace kiwoom::codec {
namespace {

constexpr int kUp = 1, kDown = 2, kUnchanged = 3;  // kiwoom.v1.Direction
constexpr int kBuy = 1, kSell = 2;                 // kiwoom.v1.Side

// Indexed by the three signs, in their order.
constexpr int kPriceDirections[] = {kUnchanged, kUp, kDown};
constexpr int kRatioDirections[] = {0, kUp, kDown};
constexpr int kSides[] = {0, kBuy, kSell};

// The spellings that replace a clock time (kiwoom.v1.TimeMarker): the closing auction, the end of after-hours trading.
constexpr Code kTimeMarkers[] = {{"888888", 1}, {"999999", 2}};
constexpr uint32_t kMarkerNumber = 4;  // in kiwoom.v1.TimeOfDay

// `count` digits at `at` as a number; -1 if one of them is not a digit.
int Digits(std::string_view text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

struct ClockTime {
  int hours, minutes, seconds;
  bool valid() const {
    return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
  }
};

// The hours may have lost their leading zero.
ClockTime ReadClock(std::string_view text, size_t at, size_t hour_digits = 2) {
  const size_t minutes = at + hour_digits;
  return {Digits(text, at, hour_digits), Digits(text, minutes, 2), Digits(text, minutes + 2, 2)};
}

struct Calendar {
  int year, month, day;
  bool valid() const {
    // A part that is not a number is negative, and therefore not a calendar day.
    return IsCalendarDay(static_cast<uint64_t>(year), static_cast<uint64_t>(month), static_cast<uint64_t>(day));
  }
};

Calendar ReadCalendar(std::string_view text) { return {Digits(text, 0, 4), Digits(text, 4, 2), Digits(text, 6, 2)}; }

bool HasOnlyZeros(std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; }

void WriteSmall(uint32_t number, int value, WireWriter& out) {
  if (value == 0) return;
  out.Varint(Tag(number, kVarint));
  out.Varint(static_cast<uint64_t>(value));
}

void WriteClock(const ClockTime& clock, uint32_t first_number, WireWriter& out) {
  WriteSmall(first_number, clock.hours, out);
  WriteSmall(first_number + 1, clock.minutes, out);
  WriteSmall(first_number + 2, clock.seconds, out);
}

void WriteCalendar(const Calendar& calendar, WireWriter& out) {
  WriteSmall(1, calendar.year, out);
  WriteSmall(2, calendar.month, out);
  WriteSmall(3, calendar.day, out);
}

}  // namespace

ValuePlan::WireTag ValuePlan::Encode(uint32_t number, uint32_t wire_type) {
  WireTag tag;
  uint32_t rest = Tag(number, wire_type);
  for (; rest >= 0x80; rest >>= 7) tag.bytes |= ((rest & 0x7F) | 0x80) << (8 * tag.size++);
  tag.bytes |= rest << (8 * tag.size++);
  return tag;
}

ValuePlan::Number ValuePlan::NumberOf(const Row& row) {
  switch (row.type) {
    case Type::kPrice:
    case Type::kLevel:
      return Number::kDirected;
    case Type::kRatio:
      return Number::kRatio;
    case Type::kAggressorQuantity:
      return Number::kSided;
    case Type::kPlainPrice:
    case Type::kRate:
    case Type::kChange:
    case Type::kNet:
    case Type::kQuantity:
    case Type::kAmount:
    case Type::kCount:
      return row.sign_is_decoration ? Number::kMagnitude : Number::kSigned;
    default:
      return Number::kNone;
  }
}

ValuePlan::ValuePlan(const Row& row)
    : number_(NumberOf(row)),
      real_(row.shape == Shape::kDouble),
      plain_(number_ != Number::kNone && row.absent.empty()),
      zero_is_absent_(row.zero_is_absent),
      row_(&row) {
  uint32_t wire_type = kLengthDelimited;
  if (row.shape == Shape::kSint64 || row.shape == Shape::kEnum || row.shape == Shape::kBool) wire_type = kVarint;
  if (row.shape == Shape::kDouble) wire_type = kFixed64;
  tag_ = Encode(row.number, wire_type);
  companion_ = Encode(row.companion, kVarint);
  for (uint32_t scale = row.scale; scale >= 10; scale /= 10) ++shift_;
}

// One function per type, over one plan and one output.
class ValueEncoder {
 public:
  ValueEncoder(const ValuePlan& plan, WireWriter& out) : plan_(plan), out_(out) {}

  Outcome Encode(std::string_view text) {
    if (plan_.number_ != ValuePlan::Number::kNone) {
      Decimal decimal;
      if (!ParseDecimal(text, decimal) || (plan_.real_ && decimal.significant > kMostDoubleDigits)) {
        return Outcome::kUnfit;
      }
      return Number(decimal);
    }
    if (plan_.zero_is_absent_ && HasOnlyZeros(text)) return Outcome::kAbsent;
    switch (plan_.row().type) {
      case Type::kTimeOfDay:
        return TimeOfDay(text);
      case Type::kDate:
        return Date(text);
      case Type::kDateTime:
        return DateTime(text);
      case Type::kDuration:
        return Duration(text);
      case Type::kFlag:
      case Type::kEnum:
        return OneOf(text);
      case Type::kStockCode:
        return Text(PlainStockCode(text));
      case Type::kCode:
      case Type::kText:
        return Text(text);
      default:
        return Outcome::kUnfit;
    }
  }

  Outcome Number(const Decimal& decimal) {
    if (decimal.digits == 0 && plan_.zero_is_absent_) return Outcome::kAbsent;
    const bool negative = plan_.number_ == ValuePlan::Number::kSigned && decimal.sign == Sign::kMinus;
    if (plan_.real_) {
      // A scaled value with a point: it may have been divided already. A zero is zero either way.
      if (plan_.shift_ != 0 && decimal.fraction != 0 && decimal.digits != 0) return Outcome::kUnfit;
      const double value = ToDouble(decimal, plan_.shift_);
      WriteTag();
      out_.Double(negative && decimal.digits != 0 ? -value : value);
    } else {
      if (decimal.fraction != 0) return Outcome::kUnfit;
      const auto value = static_cast<int64_t>(decimal.digits);
      WriteTag();
      out_.WideVarint(ZigZag(negative ? -value : value));
    }
    if (decimal.digits == 0) return Outcome::kZero;
    const auto sign = static_cast<size_t>(decimal.sign);
    switch (plan_.number_) {
      case ValuePlan::Number::kDirected:
        WriteCompanion(kPriceDirections[sign]);
        break;
      case ValuePlan::Number::kRatio:
        WriteCompanion(kRatioDirections[sign]);
        break;
      case ValuePlan::Number::kSided:
        WriteCompanion(kSides[sign]);
        break;
      default:
        break;
    }
    return Outcome::kWritten;
  }

 private:
  void WriteTag() { out_.Short(plan_.tag_.bytes, plan_.tag_.size); }

  void WriteCompanion(int value) {
    if (value == 0) return;
    out_.Short(plan_.companion_.bytes, plan_.companion_.size);
    out_.Varint(static_cast<uint64_t>(value));
  }

  // Times are messages of at most six one- or two-byte fields, so the length is one byte.
  template <typename Body>
  Outcome Nested(Body body) {
    WriteTag();
    const size_t begin = out_.OpenBody();
    body();
    out_.Close(begin);
    return Outcome::kWritten;
  }

  Outcome TimeOfDay(std::string_view text) {
    for (const Code& marker : kTimeMarkers) {
      if (marker.wire == text) return Nested([&] { WriteSmall(kMarkerNumber, marker.value, out_); });
    }
    if (text.size() != 6 && text.size() != 5) return Outcome::kUnfit;
    const ClockTime clock = ReadClock(text, 0, text.size() - 4);
    if (!clock.valid()) return Outcome::kUnfit;
    return Nested([&] { WriteClock(clock, 1, out_); });
  }

  Outcome Date(std::string_view text) {
    if (text.size() != 8) return Outcome::kUnfit;
    const Calendar calendar = ReadCalendar(text);
    if (!calendar.valid()) return Outcome::kUnfit;
    return Nested([&] { WriteCalendar(calendar, out_); });
  }

  Outcome DateTime(std::string_view text) {
    if (text.size() != 14) return Outcome::kUnfit;
    const Calendar calendar = ReadCalendar(text);
    const ClockTime clock = ReadClock(text, 8);
    if (!calendar.valid() || !clock.valid()) return Outcome::kUnfit;
    return Nested([&] {
      WriteCalendar(calendar, out_);
      WriteClock(clock, 4, out_);
    });
  }

  Outcome Duration(std::string_view text) {
    int seconds = -1;
    if (text.size() == 6) {
      // Not a wall clock: more than 23 hours may remain.
      const ClockTime clock = ReadClock(text, 0);
      if (clock.hours >= 0 && ClockTime{0, clock.minutes, clock.seconds}.valid()) {
        seconds = clock.hours * 3600 + clock.minutes * 60 + clock.seconds;
      }
    } else if (text.size() < 6) {
      seconds = Digits(text, 0, text.size());
    }
    if (seconds < 0) return Outcome::kUnfit;
    WriteTag();
    out_.Varint(ZigZag(seconds));
    return seconds == 0 ? Outcome::kZero : Outcome::kWritten;
  }

  Outcome OneOf(std::string_view text) {
    for (const Code& code : plan_.row().codes) {
      if (code.wire != text) continue;
      WriteTag();
      out_.Varint(static_cast<uint64_t>(code.value));
      return code.value == 0 ? Outcome::kZero : Outcome::kWritten;
    }
    return Outcome::kUnfit;
  }

  Outcome Text(std::string_view text) {
    if (text.size() > kLongestText) return Outcome::kUnfit;
    WriteTag();
    out_.Varint(text.size());
    out_.Bytes(text);
    return Outcome::kWritten;
  }

  const ValuePlan& plan_;
  WireWriter& out_;
};

Outcome EncodeValue(const ValuePlan& plan, std::string_view text, WireWriter& out) {
  text = Trim(text);
  if (text.empty()) return Outcome::kAbsent;
  for (const std::string_view none : plan.row().absent) {
    if (text == none) return Outcome::kAbsent;
  }
  return ValueEncoder(plan, out).Encode(text);
}

Outcome EncodePaddedValue(const ValuePlan& plan, std::string_view text, WireWriter& out) {
  if (text.empty()) return Outcome::kAbsent;
  Decimal decimal;
  if (plan.plain() && ReadShortDecimal(text, decimal)) return ValueEncoder(plan, out).Number(decimal);
  return EncodeValue(plan, text, out);
}

}  // namespace kiwoom::codec
