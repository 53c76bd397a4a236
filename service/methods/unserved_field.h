#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "codec/table.h"

namespace kiwoom::v1 {
class Interest;  // its header changes with every new realtime type
}

// Fields of the contract that this gateway does not serve yet. Ignoring them would silently break the contract, so
// requests that set them are rejected. Requests have already been validated.
namespace kiwoom::methods {

// The first unserved field of a Subscribe request: "interests[0].min_interval", or "" if there is none. `tr` is null for the
// generic request.
std::string UnservedInSubscribe(const codec::Tr* tr, std::string_view request);

// The same for one interest at `field`[`index`].
std::string UnservedInInterest(std::string_view field, const v1::Interest& interest, size_t index);

// UNIMPLEMENTED, naming the field.
absl::Status NotServedYet(std::string_view what);

}  // namespace kiwoom::methods
