#include "codec/item.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace kiwoom::codec {
namespace {

// A stock code with an optional venue: "005930", "0156T0_AL". Without a venue: KRX.
constexpr std::string_view kVenues[] = {"_NX", "_AL"};

bool IsAlphanumeric(std::string_view code) {
  return std::all_of(code.begin(), code.end(), [](unsigned char c) { return absl::ascii_isalnum(c); });
}

bool IsStock(std::string_view item) {
  const std::string_view code = WithoutVenue(item);
  return !code.empty() && code.size() <= kLongestStock && IsAlphanumeric(code);
}

}  // namespace

std::string_view WithoutVenue(std::string_view item) {
  for (const std::string_view venue : kVenues) {
    if (item.ends_with(venue)) return item.substr(0, item.size() - venue.size());
  }
  return item;
}

bool IsItem(Items items, std::string_view item) {
  switch (items) {
    case Items::kStock:
      return IsStock(item);
    case Items::kSector:  // "001"; an index has no venue
      return item.size() == kSectorLength && IsAlphanumeric(item);
    case Items::kNone:
      return item.empty();
  }
  return false;
}

}  // namespace kiwoom::codec
