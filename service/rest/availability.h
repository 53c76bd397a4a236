#pragma once

#include "absl/status/status.h"
#include "codec/table.h"

namespace kiwoom::rest {

// Whether this gateway serves a REST TR, and if not, why. Closed by default: what changes something at the broker and
// what goes over the WebSocket is UNIMPLEMENTED, and what is the customer's own is PERMISSION_DENIED without `accounts`
// (--accounts). The answer is the same for every call: what is not served never reaches the wire.
absl::Status Availability(const codec::Tr& tr, bool accounts);

}  // namespace kiwoom::rest
