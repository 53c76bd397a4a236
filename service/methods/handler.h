#pragma once

#include <functional>
#include <memory>
#include <string>

namespace kiwoom::methods {

class Call;

// Handles one call of one method. It is created when the call is accepted and destroyed when the call ends. If the
// client disconnects, it is destroyed at once, which ends any wait for the market or the broker. Runs on the loop's
// thread.
class Handler {
 public:
  virtual ~Handler() = default;
  // A message from the client. Unary and server-streaming methods receive exactly one.
  virtual void OnMessage(std::string bytes) = 0;
  // The client sends no more messages.
  virtual void OnHalfClose() {}
  // The last Call::Write has completed; the next may follow.
  virtual void OnWritten() {}
  // The operator has taken the caller's rights away. The call ends without this handler, which is destroyed next.
  virtual void OnRevoked() {}
};

// Creates the handler of a call.
using HandlerFactory = std::function<std::unique_ptr<Handler>(Call& call)>;

}  // namespace kiwoom::methods
