#pragma once

#include <string_view>

#include "simulator/market/exchange.h"

namespace kiwoom::simulator {

// A trading venue: the item suffix and the values of exchange fields.
struct Venue {
  std::string_view suffix;  // "", "_NX", "_AL"
  std::string_view code;    // "1", "2", "0"
  std::string_view name;    // "KRX", "NXT", "통합"
  Exchange exchange;
};

inline constexpr Venue kKrx = {"", "1", "KRX", Exchange::kKrx};
inline constexpr Venue kNxt = {"_NX", "2", "NXT", Exchange::kNxt};
inline constexpr Venue kConsolidated = {"_AL", "0", "통합", Exchange::kBoth};

// An item without its suffix, and the venue of the suffix.
struct VenueItem {
  std::string_view code;
  const Venue* venue;
};

inline VenueItem SplitItem(std::string_view item) {
  for (const Venue* venue : {&kNxt, &kConsolidated}) {
    if (item.ends_with(venue->suffix)) return {item.substr(0, item.size() - venue->suffix.size()), venue};
  }
  return {item, &kKrx};
}

}  // namespace kiwoom::simulator
