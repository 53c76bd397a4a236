#pragma once

#include <functional>
#include <memory>
#include <string>

namespace kiwoom::methods {

class Call;

// What one method does with one call. Made when the call is accepted, destroyed when it is over: at the latest as soon
// as the client has gone, so that a handler which waits for something (a market, the broker) stops waiting. In the
// loop's thread.
class Handler {
 public:
  virtual ~Handler() = default;
  // A message of the client. Of a unary or server-streaming method the only one.
  virtual void OnMessage(std::string bytes) = 0;
  // The client sends no more.
  virtual void OnHalfClose() {}
  // What was given to Call::Write is on its way; the next may follow.
  virtual void OnWritten() {}
};

// Makes the handler of one call.
using HandlerFactory = std::function<std::unique_ptr<Handler>(Call& call)>;

}  // namespace kiwoom::methods
