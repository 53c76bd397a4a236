#pragma once

#include "service/http/answer_framing.h"
#include "service/http/outgoing_message.h"

namespace kiwoom::http {

// Takes what the loop writes to the client of one call. Called on the loop's thread; never calls back from within.
class AnswerPort {
 public:
  virtual ~AnswerPort() = default;
  // The desk hears of it when the socket has taken the message.
  virtual void Send(OutgoingMessage message) = 0;
  // The desk hears of it when the client has the answer, or cannot get it any more.
  virtual void Finish(FinalAnswer answer) = 0;
  // Closes the connection.
  virtual void Cut() = 0;
};

}  // namespace kiwoom::http
