#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/callers/caller.h"
#include "service/callers/metadata.h"
#include "service/callers/peer.h"

namespace kiwoom::callers {

// Decides who may call. Every call passes it first, on the loop's thread.
class Authorizer {
 public:
  virtual ~Authorizer() = default;
  // `now` is steady. The error, UNAUTHENTICATED, goes to the caller.
  virtual absl::StatusOr<Caller> Admit(const Metadata& metadata, const Peer& peer, absl::Time now) = 0;
  // Whether any caller of this gateway can have the scope.
  virtual bool Grants(CallerScope scope) const = 0;
};

}  // namespace kiwoom::callers
