#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "codec/table.h"

namespace kiwoom::methods {

// UNIMPLEMENTED for TRs that the gateway does not serve to any caller yet: those with an effect at the broker, and
// those over the WebSocket. Closed by default: a table that does not declare its TR as read-only counts as having an
// effect. method_scope.h covers permission for account TRs.
absl::Status CheckServed(const codec::Tr& tr, std::string_view path);

}  // namespace kiwoom::methods
