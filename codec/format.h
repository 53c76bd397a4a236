#pragma once

#include <cstddef>
#include <string_view>

#include "codec/table.h"

// Checks the formats that the broker's tables define for request texts.
namespace kiwoom::codec {

// The maximum number of characters of the format; 0: not limited.
size_t LongestOf(Format format);

// Whether `text` is well-formed. It does not check that such a code exists.
bool IsWrittenAs(Format format, std::string_view text);

}  // namespace kiwoom::codec
