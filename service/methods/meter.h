#pragma once

#include <cstddef>

#include "absl/status/status.h"
#include "service/methods/call.h"

namespace kiwoom::methods {

// Watches every call; does nothing as it is. In the loop's thread.
class Meter {
 public:
  virtual ~Meter() = default;
  // It has come; who calls is not known yet.
  virtual void OnAccepted(const Call& call) {}
  // A message of the client, and one to it.
  virtual void OnReceived(const Call& call, size_t bytes) {}
  virtual void OnSent(const Call& call, size_t bytes) {}
  // It is over. CANCELLED: the client went before it was told how the call ended.
  virtual void OnEnded(const Call& call, absl::StatusCode code) {}
};

}  // namespace kiwoom::methods
