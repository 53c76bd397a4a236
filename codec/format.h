#pragma once

#include <cstddef>
#include <string_view>

#include "codec/table.h"

// How the texts of requests are written whose form the broker's tables give.
namespace kiwoom::codec {

// The most characters that such a text has; 0: the form does not say.
size_t LongestOf(Format format);

// Whether `text` is written so. What is written so need not exist.
bool IsWrittenAs(Format format, std::string_view text);

}  // namespace kiwoom::codec
