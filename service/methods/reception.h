#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/callers/authorizer.h"
#include "service/callers/call_limiter.h"
#include "service/methods/audit_trail.h"
#include "service/methods/call.h"
#include "service/methods/call_log.h"
#include "service/methods/handler.h"
#include "service/methods/meter.h"
#include "service/methods/method_table.h"

namespace kiwoom::methods {

// The single entry point of all calls, whatever the transport. Identifies the caller, finds the method and checks
// permission and limits. The meter sees every call, including rejected ones; the audit trail gets the refused ones.
class Reception {
 public:
  // Everything outlives the calls. `now` is the steady clock.
  Reception(const MethodTable& methods, callers::Authorizer& authorizer, Meter& meter, AuditTrail& audit,
            std::function<absl::Time()> now)
      : methods_(methods), authorizer_(authorizer), meter_(meter), audit_(audit), now_(std::move(now)) {}

  // The handler for a new call, or the error to finish it with.
  absl::StatusOr<std::unique_ptr<Handler>> Accept(Call& call);

  // Counts a request as one of the caller's requests per second. The first request of a call has been counted with it.
  absl::Status Count(const Call& call);

  // From now on every new call gets this error, unless its method is served while the gateway stops. Open calls go on.
  void Close(absl::Status error) { closed_ = std::move(error); }

  // The transport reports the rest of the call to it.
  Meter& meter() { return meter_; }

  // Names the calls and gets those that fail. Set before the first call.
  void SetLog(CallLog& log) { log_ = &log; }
  // The transport reports each error that ends a call.
  void OnFailed(const Call& call, const absl::Status& error) {
    if (log_ != nullptr) log_->OnFailed(call, error);
  }

 private:
  // Identifies the caller and checks what it may do. `method` is null if there is no such method.
  absl::Status Admit(Call& call, const ServedMethod* method);

  const MethodTable& methods_;
  callers::Authorizer& authorizer_;
  Meter& meter_;
  CallLog* log_ = nullptr;
  AuditTrail& audit_;
  const std::function<absl::Time()> now_;
  callers::CallLimiter limiter_;
  absl::Status closed_;
};

}  // namespace kiwoom::methods
