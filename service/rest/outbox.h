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
  absl::Time deadline;  // of the answer, by the worker's clock
  // Called when the request is about to be written: it carries the token that is good then.
  absl::AnyInvocable<transport::HttpRequest()> compose;
};

// Sends requests to the broker, each once, when its turn comes. Lives on a Worker.
class Outbox {
 public:
  using Id = uint64_t;
  using Callback = absl::AnyInvocable<void(absl::StatusOr<transport::HttpResponse>)>;

  virtual ~Outbox() = default;

  // The callback comes once, never from inside Add. Errors: those of transport/http.h, LOCAL_RATE_LIMIT with the delay
  // after which there would be room, DEADLINE_EXCEEDED.
  virtual Id Add(OutgoingRequest request, Callback callback) = 0;
  // Moves the deadline of a request, which waits or is on its way, to a later time.
  // Another caller waits for it too. False if it has failed already, and its callback is about to be called.
  virtual bool Extend(Id request, absl::Time deadline, const std::string& caller) = 0;
  // Gives it up, wherever it is; no callback comes any more.
  virtual void Cancel(Id request) = 0;
  // The broker refused a request as one too many. What cannot be sent in time any more is refused at once.
  virtual void OnLimit(const codec::Tr& tr, LimitScope scope, absl::Duration pause) = 0;
  // Before anything is written `open` is asked whether it may be; Pump asks again.
  virtual void SetGate(absl::AnyInvocable<bool()> open) = 0;
  virtual void Pump() = 0;
};

}  // namespace kiwoom::rest
