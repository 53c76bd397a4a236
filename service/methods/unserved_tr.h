#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "codec/table.h"

namespace kiwoom::methods {

// UNIMPLEMENTED for what no gateway serves yet, whoever asks: a TR that changes something at the broker, and one whose
// request goes over the WebSocket. Closed by default: a table that does not say that its TR reads is taken for a
// change. That account TRs want permission is method_scope.h.
absl::Status CheckServed(const codec::Tr& tr, std::string_view path);

}  // namespace kiwoom::methods
