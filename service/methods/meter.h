#pragma once

#include <cstddef>

#include "absl/status/status.h"
#include "service/methods/call.h"

namespace kiwoom::methods {

// Observes every call; the base class does nothing. Runs on the loop's thread.
class Meter {
 public:
  virtual ~Meter() = default;
  // The call has arrived; its caller is not known yet.
  virtual void OnAccepted(const Call& call) {}
  // It is refused before a handler sees it.
  virtual void OnRefused(const Call& call, const absl::Status& error) {}
  // A message from the client, and one to it.
  virtual void OnReceived(const Call& call, size_t bytes) {}
  virtual void OnSent(const Call& call, size_t bytes) {}
  // The call is over. CANCELLED: the client disconnected before it received the final status.
  virtual void OnEnded(const Call& call, absl::StatusCode code) {}
};

}  // namespace kiwoom::methods
