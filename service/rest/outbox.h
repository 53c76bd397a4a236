#pragma once

#include <cstdint>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/rest/quota.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

// A request that waits for its turn.
struct OutgoingRequest {
  const codec::Tr* tr = nullptr;
  std::string caller;   // callers take turns
  absl::Time deadline;  // for the answer, by the worker's clock
  // Called just before the request is written, so that it contains the token that is valid then.
  absl::AnyInvocable<transport::HttpRequest()> compose;
};

// Sends each request to the broker once, when its turn comes. All calls are made on a Worker.
class Outbox {
 public:
  using Id = uint64_t;
  using Callback = absl::AnyInvocable<void(absl::StatusOr<transport::HttpResponse>)>;

  virtual ~Outbox() = default;

  // The callback is called once, never from within Add. Errors: those of transport/http.h, LOCAL_RATE_LIMIT with the
  // delay after which there would be room, DEADLINE_EXCEEDED.
  virtual Id Add(OutgoingRequest request, Callback callback) = 0;
  // Another caller waits for the request too, until then: its deadline moves to that time if it is later. False if the
  // request has failed and its callback is about to be called.
  virtual bool Extend(Id request, absl::Time deadline, const std::string& caller) = 0;
  // Cancels it in any state; its callback is not called.
  virtual void Cancel(Id request) = 0;
  // When a request that this caller adds now would be written, as far as the quota and the requests before it decide.
  virtual absl::Time Earliest(const codec::Tr& tr, const std::string& caller) const = 0;
  // The broker refused a request because of a limit. Requests that can no longer be sent in time fail at once.
  virtual void OnLimit(const codec::Tr& tr, LimitScope scope, absl::Duration pause) = 0;
  // A request is written only if `open` returns true. When that may have changed, call Pump.
  virtual void SetGate(absl::AnyInvocable<bool()> open) = 0;
  virtual void Pump() = 0;
};

}  // namespace kiwoom::rest
