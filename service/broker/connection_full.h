#pragma once

#include <string_view>

namespace kiwoom::broker {

// Whether the broker's code means that the connection has no room for more items.
inline bool IsConnectionFull(std::string_view code) { return code == "105115" || code == "105118"; }

}  // namespace kiwoom::broker
