#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kiwoom::model {

// The number of a realtime type's field in Event and its value in RealtimeType, computed from the two characters of its
// code: 1000 + 62·i(c1) + i(c2) over 0-9A-Za-z. No registry, no collision. Nothing where the code is not two of these.
std::optional<uint32_t> EventFieldNumber(std::string_view code);

}  // namespace kiwoom::model
