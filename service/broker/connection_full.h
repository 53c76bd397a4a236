#pragma once

#include <string_view>

#include "service/broker/broker_error.h"

namespace kiwoom::broker {

// Whether the broker's code means that the connection has no room for more items.
inline bool IsConnectionFull(std::string_view code) { return KindOfCode(code) == BrokerErrorKind::kConnectionFull; }

}  // namespace kiwoom::broker
