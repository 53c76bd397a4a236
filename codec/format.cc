#include "codec/format.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "codec/calendar.h"
#include "codec/item.h"

namespace kiwoom::codec {
namespace {

constexpr size_t kStockCodeLength = 6;
constexpr size_t kVenueLength = std::string_view("_NX").size();
constexpr size_t kYearLength = std::string_view("YYYY").size();
constexpr size_t kMonthLength = std::string_view("YYYYMM").size();

bool IsDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return absl::ascii_isdigit(c); });
}

// "005930", "0156T0"
bool IsStockCode(std::string_view text) {
  return text.size() == kStockCodeLength && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return absl::ascii_isdigit(c) || absl::ascii_isupper(c);
         });
}

// "202602"
bool IsMonth(std::string_view text) {
  if (text.size() != kMonthLength || !IsDigits(text)) return false;
  const auto number = [](std::string_view digits) {
    uint32_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<uint32_t>(c - '0');
    return value;
  };
  return IsCalendarDay(number(text.substr(0, kYearLength)), number(text.substr(kYearLength)), 1);
}

}  // namespace

size_t LongestOf(Format format) {
  switch (format) {
    case Format::kStockCode:
      return kStockCodeLength;
    case Format::kStockCodeWithVenue:
      return kStockCodeLength + kVenueLength;
    case Format::kSectorCode:
      return kSectorLength;
    case Format::kMonth:
      return kMonthLength;
    case Format::kNone:
      break;
  }
  return 0;
}

bool IsWrittenAs(Format format, std::string_view text) {
  switch (format) {
    case Format::kStockCode:
      return IsStockCode(text);
    case Format::kStockCodeWithVenue:
      return IsStockCode(WithoutVenue(text));
    case Format::kSectorCode:
      return IsItem(Items::kSector, text);
    case Format::kMonth:
      return IsMonth(text);
    case Format::kNone:
      break;
  }
  return true;
}

}  // namespace kiwoom::codec
