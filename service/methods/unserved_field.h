#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "codec/table.h"

namespace kiwoom::v1 {
class Interest;  // its header changes with every new realtime type
}

// What the contract promises and this gateway does not serve yet. To ignore it would break the promise in silence, so
// that a request that asks for it is refused. Requests have been validated before.
namespace kiwoom::methods {

// What a Subscribe request (`tr` null: the generic one) asks for and does not get: "interests[0].resume". Empty:
// nothing.
std::string UnservedInSubscribe(const codec::Tr* tr, std::string_view request);

// Likewise of an interest in field `field`, at `index`.
std::string UnservedInInterest(std::string_view field, const v1::Interest& interest, size_t index);

// UNIMPLEMENTED, naming what it was.
absl::Status NotServedYet(std::string_view what);

}  // namespace kiwoom::methods
