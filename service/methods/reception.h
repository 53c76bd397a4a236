#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "service/callers/authorizer.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/meter.h"
#include "service/methods/method_table.h"

namespace kiwoom::methods {

// The one place that every call passes, whatever brought it: who calls, which method, whether that caller may. The
// meter sees each call whatever becomes of it.
class Reception {
 public:
  // Everything outlives the calls.
  Reception(const MethodTable& methods, callers::Authorizer& authorizer, Meter& meter)
      : methods_(methods), authorizer_(authorizer), meter_(meter) {}

  // The handler of a call that has come, or the error to finish it with.
  absl::StatusOr<std::unique_ptr<Handler>> Accept(Call& call);

  // Told of the rest by who brought the call.
  Meter& meter() { return meter_; }

 private:
  const MethodTable& methods_;
  callers::Authorizer& authorizer_;
  Meter& meter_;
};

}  // namespace kiwoom::methods
