#pragma once

#include <cstddef>
#include <string_view>

#include "codec/table.h"

// How the items of realtime types are written.
namespace kiwoom::codec {

// Letters and digits of a stock's code, at most; a venue may follow it.
inline constexpr size_t kLongestStock = 17;

// Letters and digits of a sector's code.
inline constexpr size_t kSectorLength = 3;

// A stock's code without the venue behind it: "005930" of "005930_NX".
std::string_view WithoutVenue(std::string_view item);

// Whether `item` could be one. The broker does not say: it takes any, and is silent about those that do not exist.
bool IsItem(Items items, std::string_view item);

}  // namespace kiwoom::codec
