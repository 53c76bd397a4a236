#pragma once

#include "absl/status/status.h"
#include "service/callers/book_authorizer.h"
#include "service/fanout/reader.h"
#include "service/methods/audit_trail.h"
#include "service/methods/call.h"

namespace kiwoom::methods {

// What a changed list of callers means for the calls that are open.
class AccessReview {
 public:
  // All of it outlives the review. All connections to the broker hold `room` items. A caller without a limit of its own
  // may take `items_per_caller`; 0: no limit.
  AccessReview(const callers::BookAuthorizer& authorizer, AuditTrail& audit, int room, int items_per_caller)
      : authorizer_(authorizer), audit_(audit), room_(room), items_per_caller_(items_per_caller) {}

  // OK if the call would still be admitted. Otherwise returns, and records in the audit log, the error that ends it.
  absl::Status Judge(const Call& call) const;
  // The present limit of a stream. One whose caller is not listed keeps its own.
  int ItemLimitOf(const fanout::Reader& stream) const;

 private:
  const callers::BookAuthorizer& authorizer_;
  AuditTrail& audit_;
  const int room_;
  const int items_per_caller_;
};

}  // namespace kiwoom::methods
