#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "service/callers/caller.h"
#include "service/callers/metadata.h"

namespace kiwoom::callers {

// Knows who may call. Asked for every call before anything else, in the loop's thread.
class Authorizer {
 public:
  virtual ~Authorizer() = default;
  // `peer` is the address that the call came from. An error is what the caller is told: UNAUTHENTICATED.
  virtual absl::StatusOr<Caller> Admit(const Metadata& metadata, std::string_view peer) = 0;
  // Whether this gateway gives the scope to anybody at all.
  virtual bool Grants(CallerScope scope) const = 0;
};

}  // namespace kiwoom::callers
