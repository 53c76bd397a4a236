#include "service/rpc/call.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "service/rpc/error.h"

namespace kiwoom::rpc {
namespace {

std::string ToString(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return bytes;
}

}  // namespace

void Call::Accept(grpc::AsyncGenericService& service, grpc::ServerCompletionQueue& queue, CallHost& host) {
  auto* const call = new Call(host);
  call->context_.AsyncNotifyWhenDone(&call->gone_operation_);
  call->Start();
  service.RequestCall(&call->context_, &call->stream_, &queue, &queue, &call->accepting_);
}

void Call::Operation::Complete(bool ok) {
  Call& call = call_;
  (call.*done_)(ok);
  if (--call.pending_ != 0) return;
  call.host_.OnEnded(call);
  delete &call;
}

absl::Time Call::deadline() const {
  const auto deadline = context_.deadline();
  if (deadline == std::chrono::system_clock::time_point::max()) return absl::InfiniteFuture();
  return absl::FromChrono(deadline);
}

void Call::OnAccepted(bool ok) {
  if (!ok) return;  // the server shuts down, and gRPC does not report the end of a call that never began
  Start();          // of gone_operation_
  host_.OnAccepted(*this);
  if (!open()) return;
  const HandlerFactory* const factory = host_.FindMethod(path());
  if (factory == nullptr) {
    Finish(MakeStatus(grpc::StatusCode::UNIMPLEMENTED,
                      absl::StrCat("there is no method ", path(), ": server reflection lists those that are")));
    return;
  }
  handler_ = (*factory)(*this);
  Read();
}

void Call::Read() {
  if (!open()) return;
  Start();
  stream_.Read(&incoming_, &reading_);
}

void Call::OnRead(bool ok) {
  if (!open() || handler_ == nullptr) return;
  if (!ok) {
    handler_->OnHalfClose();
    return;
  }
  std::string bytes = ToString(incoming_);
  incoming_.Clear();
  handler_->OnMessage(std::move(bytes));
}

void Call::Write(grpc::Slice message) {
  if (!open()) return;
  Start();
  writing_ = true;
  stream_.Write(grpc::ByteBuffer(&message, 1), &writing_operation_);
}

void Call::OnWrite(bool ok) {
  writing_ = false;
  if (ok && open() && handler_ != nullptr) handler_->OnWritten();
  if (last_.has_value() && !writing_) Finish(*last_);
}

void Call::Stop(grpc::Status status) {
  last_ = std::move(status);
  if (!writing_) Finish(*last_);
}

void Call::Finish(const grpc::Status& status) {
  if (!open()) return;
  finishing_ = true;
  Start();
  stream_.Finish(status, &finishing_operation_);
}

void Call::Answer(std::string_view message) {
  if (!open()) return;
  finishing_ = true;
  Start();
  grpc::Slice slice(message.data(), message.size());
  stream_.WriteAndFinish(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), grpc::Status::OK, &finishing_operation_);
}

void Call::OnFinished(bool) { handler_.reset(); }

void Call::OnGone(bool) {
  gone_ = true;
  // A handler that waits for something (a market, the broker) must stop waiting.
  handler_.reset();
}

}  // namespace kiwoom::rpc
