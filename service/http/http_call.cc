#include "service/http/http_call.h"

#include <utility>

#include "service/errors/error_proto.h"

namespace kiwoom::http {

HttpCall::HttpCall(methods::Reception& reception, CallRequest request, std::unique_ptr<AnswerPort> port)
    : reception_(reception), request_(std::move(request)), port_(std::move(port)) {}

HttpCall::~HttpCall() {
  finishing_ = true;
  // Stops any wait of the handler for the market or the broker.
  handler_.reset();
  reception_.meter().OnEnded(*this, code_);
}

void HttpCall::Start() {
  absl::StatusOr<std::unique_ptr<methods::Handler>> handler = reception_.Accept(*this);
  if (!handler.ok()) {
    reception_.meter().OnRefused(*this, handler.status());
    return Finish(handler.status());
  }
  handler_ = *std::move(handler);
  if (!request_.message.ok()) return Finish(request_.message.status());
  reception_.meter().OnReceived(*this, request_.message->size());
  handler_->OnMessage(*std::move(request_.message));
}

callers::Metadata HttpCall::metadata() const {
  std::vector<std::pair<std::string_view, std::string_view>> entries;
  for (const auto& [name, value] : request_.metadata) entries.emplace_back(name, value);
  return callers::Metadata(std::move(entries));
}

void HttpCall::Write(size_t size, absl::FunctionRef<void(char* to)> fill) {
  if (!open()) return;
  // Events belong to the loop's thread, so the bytes are copied here.
  OutgoingMessage message(size);
  fill(message.payload());
  reception_.meter().OnSent(*this, size);
  writing_ = true;
  port_->Send(std::move(message));
}

void HttpCall::OnWritten() {
  writing_ = false;
  if (open() && handler_ != nullptr) handler_->OnWritten();
  if (last_.has_value() && !writing_) Finish(*last_);
}

void HttpCall::Stop(absl::Status status) {
  last_ = std::move(status);
  if (!writing_) Finish(*last_);
}

void HttpCall::Abandon(absl::Status status) {
  if (!open()) return;
  handler_.reset();
  Stop(std::move(status));
}

void HttpCall::Revoke(absl::Status status) {
  if (!open()) return;
  if (handler_ != nullptr) handler_->OnRevoked();
  Abandon(std::move(status));
}

void HttpCall::Finish(const absl::Status& status) {
  if (!open()) return;
  finishing_ = true;
  code_ = status.code();
  FinalAnswer answer{.request_id = request_id()};
  if (!status.ok()) {
    reception_.OnFailed(*this, status);
    answer.status = errors::ToProto(status);
  }
  port_->Finish(std::move(answer));
}

void HttpCall::AnswerInParts(std::string head, std::string rest) {
  if (!open()) return;
  finishing_ = true;
  code_ = absl::StatusCode::kOk;
  reception_.meter().OnSent(*this, head.size() + rest.size());
  if (head.empty()) {
    head = std::move(rest);
  } else {
    head += rest;
  }
  port_->Finish({.message = std::move(head), .status = {}, .request_id = request_id()});
}

}  // namespace kiwoom::http
