#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kiwoom::model {

// The field number of a realtime type in Event, which is also its value in RealtimeType, computed from the two
// characters of its code: 1000 + 62·i(c1) + i(c2) over 0-9A-Za-z. It needs no registry and cannot collide. Empty if the
// code is not two such characters.
std::optional<uint32_t> EventFieldNumber(std::string_view code);

}  // namespace kiwoom::model
