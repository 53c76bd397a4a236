#pragma once

#include <cstddef>
#include <string_view>

#include "codec/table.h"

// The spelling of items of realtime types.
namespace kiwoom::codec {

// Maximum letters and digits of a stock code, without the venue.
inline constexpr size_t kLongestStock = 17;

// Letters and digits of a sector code.
inline constexpr size_t kSectorLength = 3;

// A stock's code without its venue: "005930" for "005930_NX".
std::string_view WithoutVenue(std::string_view item);

// Whether `item` is well-formed. The broker accepts any item and sends nothing for one that does not exist.
bool IsItem(Items items, std::string_view item);

}  // namespace kiwoom::codec
