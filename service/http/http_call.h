#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/http/answer_port.h"
#include "service/http/call_request.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/reception.h"

namespace kiwoom::http {

// One call over HTTP, unary or answered with a stream, as its handler sees it. The client sends one message, which
// comes with the call. Runs on the loop's thread; its connection is on the door's.
class HttpCall final : public methods::Call {
 public:
  HttpCall(methods::Reception& reception, CallRequest request, std::unique_ptr<AnswerPort> port);
  // Its connection is closed, or has taken the final answer.
  ~HttpCall() override;

  // Lets the reception judge it and runs its handler.
  void Start();

  std::string_view path() const override { return request_.path; }
  std::string_view peer() const override { return request_.peer; }
  std::vector<std::string> certificate_names() const override { return request_.certificate_names; }
  callers::Metadata metadata() const override;
  absl::Time deadline() const override { return request_.deadline; }
  bool open() const override { return !finishing_; }

  // There is nothing more to read: only methods with a stream of requests ask for it, and the door refuses those.
  void Read() override {}
  void Write(size_t size, absl::FunctionRef<void(char* to)> fill) override;
  bool writing() const override { return writing_; }
  void Finish(const absl::Status& status) override;
  void AnswerInParts(std::string head, std::string rest) override;

  // The socket has taken the last message.
  void OnWritten();
  // The client has not got the final answer.
  void OnLost() { code_ = absl::StatusCode::kCancelled; }
  // Ends the call as soon as its handler has nothing left to write.
  void Stop(absl::Status status);
  // Ends the call after the message that is being written.
  void Abandon(absl::Status status);
  // The caller may not go on.
  void Revoke(absl::Status status);
  void Cut() { port_->Cut(); }

 private:
  methods::Reception& reception_;
  CallRequest request_;
  const std::unique_ptr<AnswerPort> port_;
  std::unique_ptr<methods::Handler> handler_;
  std::optional<absl::Status> last_;                      // once the server wants it to end
  absl::StatusCode code_ = absl::StatusCode::kCancelled;  // how it ended
  bool writing_ = false;
  bool finishing_ = false;
};

}  // namespace kiwoom::http
