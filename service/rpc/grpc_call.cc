#include "service/rpc/grpc_call.h"

#include <utility>
#include <vector>

#include <grpc/grpc_security_constants.h>

#include "service/callers/certificate_names.h"
#include "service/rpc/bytes.h"
#include "service/rpc/grpc_status.h"

namespace kiwoom::rpc {

void GrpcCall::Accept(grpc::AsyncGenericService& service, grpc::ServerCompletionQueue& queue, CallHost& host) {
  auto* const call = new GrpcCall(host);
  call->context_.AsyncNotifyWhenDone(&call->gone_operation_);
  call->Start();
  service.RequestCall(&call->context_, &call->stream_, &queue, &queue, &call->accepting_);
}

void GrpcCall::Operation::Complete(bool ok) {
  GrpcCall& call = call_;
  (call.*done_)(ok);
  if (--call.pending_ == 0) call.End();
}

void GrpcCall::End() {
  if (accepted_) host_.reception().meter().OnEnded(*this, code_);
  host_.OnEnded(*this);
  delete this;
}

std::vector<std::string> GrpcCall::certificate_names() const {
  const auto identity = context_.auth_context();
  // Without a trusted authority no client is asked for a certificate, and none has been verified.
  if (identity == nullptr || !identity->IsPeerAuthenticated()) return {};
  const auto values = [&](const char* property) {
    std::vector<std::string> texts;
    for (const grpc::string_ref& text : identity->FindPropertyValues(property)) {
      texts.emplace_back(text.data(), text.size());
    }
    return texts;
  };
  const std::vector<std::string> common_names = values(GRPC_X509_CN_PROPERTY_NAME);
  return callers::NamesOf(
      {.uris = values(GRPC_PEER_URI_PROPERTY_NAME),
       .dns_names = values(GRPC_PEER_DNS_PROPERTY_NAME),
       .common_name = common_names.empty() ? "" : common_names.front(),
       .has_alternative_names = !identity->FindPropertyValues(GRPC_X509_SAN_PROPERTY_NAME).empty()});
}

callers::Metadata GrpcCall::metadata() const {
  std::vector<std::pair<std::string_view, std::string_view>> entries;
  for (const auto& [key, value] : context_.client_metadata()) {
    entries.emplace_back(std::string_view(key.data(), key.size()), std::string_view(value.data(), value.size()));
  }
  return callers::Metadata(std::move(entries));
}

absl::Time GrpcCall::deadline() const {
  const auto deadline = context_.deadline();
  if (deadline == std::chrono::system_clock::time_point::max()) return absl::InfiniteFuture();
  return absl::FromChrono(deadline);
}

void GrpcCall::OnAccepted(bool ok) {
  if (!ok) return;  // the server is shutting down; gRPC does not report the end of a call that never began
  Start();          // of gone_operation_
  peer_ = context_.peer();
  host_.OnAccepted(*this);
  if (!open()) return;
  accepted_ = true;
  absl::StatusOr<std::unique_ptr<methods::Handler>> handler = host_.reception().Accept(*this);
  if (!handler.ok()) {
    host_.reception().meter().OnRefused(*this, handler.status());
    return Finish(handler.status());
  }
  handler_ = *std::move(handler);
  Read();
}

void GrpcCall::Read() {
  if (!open()) return;
  Start();
  stream_.Read(&incoming_, &reading_);
}

void GrpcCall::OnRead(bool ok) {
  if (!open() || handler_ == nullptr) return;
  if (!ok) {
    handler_->OnHalfClose();
    return;
  }
  std::string bytes = ToString(incoming_);
  incoming_.Clear();
  host_.reception().meter().OnReceived(*this, bytes.size());
  handler_->OnMessage(std::move(bytes));
}

void GrpcCall::Write(size_t size, absl::FunctionRef<void(char* to)> fill) {
  if (!open()) return;
  grpc::Slice message(size);
  fill(reinterpret_cast<char*>(const_cast<uint8_t*>(message.begin())));
  host_.reception().meter().OnSent(*this, size);
  Start();
  writing_ = true;
  stream_.Write(grpc::ByteBuffer(&message, 1), &writing_operation_);
}

void GrpcCall::OnWrite(bool ok) {
  writing_ = false;
  if (ok && open() && handler_ != nullptr) handler_->OnWritten();
  if (last_.has_value() && !writing_) Finish(*last_);
}

void GrpcCall::Stop(absl::Status status) {
  last_ = std::move(status);
  if (!writing_) Finish(*last_);
}

void GrpcCall::Revoke(absl::Status status) {
  if (!open()) return;
  if (handler_ != nullptr) handler_->OnRevoked();
  handler_.reset();
  Stop(std::move(status));
}

void GrpcCall::Finish(const absl::Status& status) {
  if (!open()) return;
  finishing_ = true;
  code_ = status.code();
  if (!status.ok()) host_.reception().OnFailed(*this, status);
  NameRequest();
  Start();
  stream_.Finish(ToGrpc(status), &finishing_operation_);
}

void GrpcCall::AnswerInParts(std::string head, std::string rest) {
  if (!open()) return;
  finishing_ = true;
  code_ = absl::StatusCode::kOk;
  host_.reception().meter().OnSent(*this, head.size() + rest.size());
  NameRequest();
  Start();
  stream_.WriteAndFinish(ToBuffer(std::move(head), std::move(rest)), grpc::WriteOptions(), grpc::Status::OK,
                         &finishing_operation_);
}

void GrpcCall::NameRequest() {
  if (!request_id().empty()) context_.AddTrailingMetadata("kiwoom-request-id", request_id());
}

void GrpcCall::OnFinished(bool ok) {
  if (!ok) code_ = absl::StatusCode::kCancelled;  // the client has gone, and never got the status
  handler_.reset();
}

void GrpcCall::OnGone(bool) {
  gone_ = true;
  // Stops any wait of the handler for the market or the broker.
  handler_.reset();
}

}  // namespace kiwoom::rpc
