#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <google/protobuf/message_lite.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/impl/codegen/async_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include "tests/integration/client.h"

namespace kiwoom::tests {

// One unary call that is under way while the test goes on. Calls on one channel reach the gateway in the order of their
// construction, and so do their cancellations.
template <typename Request, typename Response>
class OpenCall {
 public:
  OpenCall(grpc::Channel& channel, const std::string& method, const Request& request)
      : method_(method), rpc_(method_.c_str(), grpc::internal::RpcMethod::NORMAL_RPC) {
    context_.set_deadline(std::chrono::system_clock::now() + kPatience);
    reader_.reset(
        grpc::internal::ClientAsyncResponseReaderHelper::Create<Response, Request, google::protobuf::MessageLite,
                                                                google::protobuf::MessageLite>(&channel, &queue_, rpc_,
                                                                                               &context_, request));
    reader_->StartCall();
    reader_->Finish(&response_, &status_, this);
  }
  ~OpenCall() {
    context_.TryCancel();
    Finish();
    queue_.Shutdown();
    Await();
  }
  OpenCall(const OpenCall&) = delete;

  void Cancel() { context_.TryCancel(); }

  // Waits for the end of the call.
  const grpc::Status& Finish() {
    if (!finished_) Await();
    finished_ = true;
    return status_;
  }
  const Response& response() const { return response_; }

 private:
  void Await() {
    void* tag = nullptr;
    bool ok = false;
    queue_.Next(&tag, &ok);
  }

  const std::string method_;
  const grpc::internal::RpcMethod rpc_;
  grpc::CompletionQueue queue_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<Response>> reader_;
  Response response_;
  grpc::Status status_;
  bool finished_ = false;
};

}  // namespace kiwoom::tests
