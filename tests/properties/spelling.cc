#include "tests/properties/spelling.h"

#include <algorithm>
#include <cstdio>

#include "codec/json_text.h"

namespace kiwoom::tests {
namespace {

using codec::Shape;
using codec::Type;

constexpr const char* kWords[] = {"삼성전자",
                                  "005930",
                                  "KOSPI 200",
                                  "+매수",
                                  "NXT",
                                  "A",
                                  "0",
                                  "-",
                                  "ＡＢＣ",
                                  "𠮷野家",
                                  "12a",
                                  "n/a",
                                  "--",
                                  "1e5",
                                  "1,23",
                                  "0x1F",
                                  "+-5",
                                  "é\"\\/",
                                  "\t",
                                  "a\nb",
                                  "{}",
                                  "∞",
                                  "1.",
                                  ".5",
                                  "1..2",
                                  "999999999999999999999",
                                  "0.12345678901234567890"};

constexpr const char* kStockCodes[] = {"005930",   "A005930", "0156T0",  "A0156T0_NX", "A005930_AL",
                                       "AA12345",  "A12345",  "J52C17F", "Q500001",    "A0059301",
                                       "A005930_", "a005930", "A"};

std::string Digits(size_t count, Draw& draw) {
  std::string digits;
  while (digits.size() < count) digits += static_cast<char>('0' + draw.Below(10));
  return digits;
}

std::string Number(const codec::Row& row, Draw& draw) {
  static constexpr const char* kSaturated[] = {"4294967295", "2147483647", "-2147483647", "-2147483648",
                                               "9007199254740993"};
  static constexpr const char* kSigns[] = {"", "", "+", "-", "-", "--"};
  static constexpr const char* kZeros[] = {"0", "-0", "+0", "000000", "--0", "0"};
  if (draw.OneIn(40)) return draw.Of(kSaturated);
  if (draw.OneIn(6)) return draw.Of(kZeros);
  std::string whole = Digits(1 + draw.Below(draw.OneIn(20) ? 20 : 9), draw);
  if (draw.OneIn(8)) {
    for (size_t at = whole.size(); at > 3;) whole.insert(at -= 3, ",");
  }
  std::string fraction;
  const bool with_point = row.shape == Shape::kDouble && row.scale == 1;
  if (with_point ? !draw.OneIn(5) : draw.OneIn(60)) fraction = "." + Digits(1 + draw.Below(4), draw);
  return draw.Of(kSigns) + whole + fraction;
}

// Two digits, sometimes too large for their place.
std::string TwoDigits(size_t below, Draw& draw) {
  char text[8];
  std::snprintf(text, sizeof text, "%02zu", draw.OneIn(100) ? draw.Below(100) : draw.Below(below));
  return text;
}

std::string Clock(Draw& draw) { return TwoDigits(24, draw) + TwoDigits(60, draw) + TwoDigits(60, draw); }

// Sometimes a marker, or a time that lost its leading zero.
std::string TimeOfDay(Draw& draw) {
  static constexpr const char* kMarkers[] = {"888888", "999999", "777777"};
  if (draw.OneIn(10)) return draw.Of(kMarkers);
  std::string clock = Clock(draw);
  if (clock.starts_with('0') && draw.OneIn(3)) clock.erase(0, 1);
  return clock;
}

std::string Day(Draw& draw) { return "20" + TwoDigits(100, draw) + TwoDigits(13, draw) + TwoDigits(32, draw); }

std::string OfItsType(const codec::Row& row, Draw& draw) {
  if (!row.absent.empty() && draw.OneIn(5)) return std::string(row.absent[draw.Below(row.absent.size())]);
  if (row.zero_is_absent && draw.OneIn(5)) return std::string(1 + draw.Below(10), '0');
  switch (row.type) {
    case Type::kTimeOfDay:
      return TimeOfDay(draw);
    case Type::kDate:
      return Day(draw);
    case Type::kDateTime:
      return Day(draw) + Clock(draw);
    case Type::kDuration:
      return draw.OneIn(2) ? Clock(draw) : Digits(1 + draw.Below(5), draw);
    case Type::kFlag:
    case Type::kEnum:
      if (row.codes.empty()) return "1";
      return std::string(row.codes[draw.Below(row.codes.size())].wire);
    case Type::kStockCode:
      if (!draw.OneIn(3)) return draw.Of(kStockCodes);
      [[fallthrough]];
    case Type::kCode:
    case Type::kText:
    case Type::kList:
      return draw.OneIn(300) ? std::string(4090 + draw.Below(12), 'x') : draw.Of(kWords);
    default:
      return Number(row, draw);
  }
}

}  // namespace

std::string Spelling(const codec::Row& row, Draw& draw) {
  if (draw.OneIn(12)) return std::string(draw.Below(4), ' ');
  std::string text = draw.OneIn(25) ? std::string(draw.Of(kWords)) : OfItsType(row, draw);
  if (draw.OneIn(8)) text.insert(0, draw.Below(6), ' ');
  if (draw.OneIn(20)) text.append(draw.Below(3), ' ');
  return text;
}

std::string UnknownKey(const codec::Message& table, Draw& draw) {
  static constexpr const char* kKeys[] = {"99999", "", "10 ", "새키", "9999999", "99999999", "cur_prc_", "a#2", "0"};
  for (;;) {
    const std::string key = draw.OneIn(3) ? Digits(1 + draw.Below(9), draw) : std::string(draw.Of(kKeys));
    const auto same = [&](const codec::Row& row) { return row.key == key; };
    if (std::none_of(table.rows.begin(), table.rows.end(), same)) return key;
  }
}

std::string Quoted(std::string_view text, bool exotic, Draw& draw) {
  if (!exotic) {
    std::string quoted;
    codec::AppendJsonString(text, quoted);
    return quoted;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || c == '"' || c == '\\' || (code < 0x80 && draw.OneIn(10))) {
      char escape[8];
      std::snprintf(escape, sizeof escape, draw.OneIn(2) ? "\\u%04x" : "\\u%04X", code);
      quoted += escape;
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

}  // namespace kiwoom::tests
