#include "clients/cli/call/gateway_client.h"

#include <utility>
#include <vector>

#include "grpcpp/client_context.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/channel_arguments.h"

namespace kiwoom::cli {
namespace {

grpc::ByteBuffer ToBuffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

void ToBytes(const grpc::ByteBuffer& buffer, std::string* bytes) {
  bytes->clear();
  std::vector<grpc::Slice> slices;
  if (!buffer.Dump(&slices).ok()) return;
  for (const grpc::Slice& slice : slices) bytes->append(reinterpret_cast<const char*>(slice.begin()), slice.size());
}

void Authorize(grpc::ClientContext& context, const GatewayLink& gateway) {
  if (!gateway.token.empty()) context.AddMetadata("authorization", "Bearer " + gateway.token);
  if (!gateway.session.empty()) context.AddMetadata("kiwoom-session", gateway.session);
}

}  // namespace

GatewayLink GatewayAt(const std::string& address, const Credentials& credentials) {
  const auto channel_credentials =
      credentials.tls ? grpc::SslCredentials({credentials.ca_pem, credentials.key_pem, credentials.certificate_pem})
                      : grpc::InsecureChannelCredentials();
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return {grpc::CreateCustomChannel(address, channel_credentials, arguments), credentials.token, ""};
}

grpc::Status Call(const GatewayLink& gateway, const std::string& method, const std::string& request,
                  std::chrono::seconds timeout, std::string* response) {
  grpc::GenericStub stub(gateway.channel);
  grpc::ClientContext context;
  Authorize(context, gateway);
  context.set_deadline(std::chrono::system_clock::now() + timeout);
  grpc::CompletionQueue queue;
  grpc::ByteBuffer answer;
  grpc::Status status;
  const auto call = stub.PrepareUnaryCall(&context, method, ToBuffer(request), &queue);
  call->StartCall();
  call->Finish(&answer, &status, /*tag=*/nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  if (status.ok()) ToBytes(answer, response);
  return status;
}

struct GatewayStream::State {
  explicit State(std::shared_ptr<grpc::Channel> channel) : stub(std::move(channel)) {}

  enum class Pending { kStart, kWrite, kRead, kFinish, kNone };

  grpc::GenericStub stub;
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call;
  Pending pending = Pending::kStart;  // exactly one operation is pending until the end
  grpc::ByteBuffer request;
  grpc::ByteBuffer message;
  grpc::Status status;

  // Starts the operation that follows the completed one. Returns true if that one was a read with a message; then call
  // BeginRead next.
  bool Proceed(bool ok) {
    const Pending done = std::exchange(pending, Pending::kNone);
    if (done == Pending::kFinish) return false;
    if (!ok) {
      BeginFinish();
    } else if (done == Pending::kStart) {
      pending = Pending::kWrite;
      call->WriteLast(request, grpc::WriteOptions(), this);
    } else if (done == Pending::kWrite) {
      BeginRead();
    } else {
      return true;
    }
    return false;
  }

  void BeginRead() {
    pending = Pending::kRead;
    call->Read(&message, this);
  }

  void BeginFinish() {
    pending = Pending::kFinish;
    call->Finish(&status, this);
  }
};

GatewayStream::GatewayStream(const GatewayLink& gateway, const std::string& method, const std::string& request)
    : state_(std::make_unique<State>(gateway.channel)) {
  Authorize(state_->context, gateway);
  state_->request = ToBuffer(request);
  state_->call = state_->stub.PrepareCall(&state_->context, method, &state_->queue);
  state_->call->StartCall(state_.get());
}

GatewayStream::~GatewayStream() {
  state_->context.TryCancel();
  void* tag = nullptr;
  bool ok = false;
  while (state_->pending != State::Pending::kNone && state_->queue.Next(&tag, &ok)) state_->Proceed(/*ok=*/false);
}

GatewayStream::Read GatewayStream::Next(std::chrono::milliseconds patience, std::string* message) {
  const auto deadline = std::chrono::system_clock::now() + patience;
  while (state_->pending != State::Pending::kNone) {
    void* tag = nullptr;
    bool ok = false;
    if (state_->queue.AsyncNext(&tag, &ok, deadline) != grpc::CompletionQueue::GOT_EVENT) return Read::kNothingYet;
    if (state_->Proceed(ok)) {
      ToBytes(state_->message, message);
      state_->BeginRead();
      return Read::kMessage;
    }
  }
  return Read::kEnd;
}

const grpc::Status& GatewayStream::status() const { return state_->status; }

}  // namespace kiwoom::cli
