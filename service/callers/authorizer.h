#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "service/callers/caller.h"
#include "service/callers/metadata.h"

namespace kiwoom::callers {

// Decides who may call. Every call passes it first, on the loop's thread.
class Authorizer {
 public:
  virtual ~Authorizer() = default;
  // `peer` is the address of the caller. The error, UNAUTHENTICATED, goes to the caller.
  virtual absl::StatusOr<Caller> Admit(const Metadata& metadata, std::string_view peer) = 0;
  // Whether any caller of this gateway can have the scope.
  virtual bool Grants(CallerScope scope) const = 0;
};

}  // namespace kiwoom::callers
