#include "codec/item.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace kiwoom::codec {
namespace {

// A stock is a code with an optional venue: "005930", "0156T0_AL". No venue: KRX.
constexpr size_t kLongestStock = 17;
constexpr std::string_view kVenues[] = {"_NX", "_AL"};

// A sector is one of the broker's indices: "001", "201". An index has no venue.
constexpr size_t kSectorLength = 3;

bool IsAlphanumeric(std::string_view code) {
  return std::all_of(code.begin(), code.end(), [](unsigned char c) { return absl::ascii_isalnum(c); });
}

bool IsStock(std::string_view item) {
  for (const std::string_view venue : kVenues) {
    if (!item.ends_with(venue)) continue;
    item.remove_suffix(venue.size());
    break;
  }
  return !item.empty() && item.size() <= kLongestStock && IsAlphanumeric(item);
}

}  // namespace

bool IsItem(Items items, std::string_view item) {
  switch (items) {
    case Items::kStock:
      return IsStock(item);
    case Items::kSector:
      return item.size() == kSectorLength && IsAlphanumeric(item);
    case Items::kNone:
      return item.empty();
  }
  return false;
}

std::string_view ItemForm(Items items) {
  switch (items) {
    case Items::kStock:
      return "write its code, 1 to 17 letters and digits, with _NX after it for NXT or _AL for both venues";
    case Items::kSector:
      return "write its code, three letters or digits: 001 is KOSPI";
    case Items::kNone:
      break;
  }
  return "write none";
}

}  // namespace kiwoom::codec
