#include "clients/cli/call/fake_gateway.h"

#include <map>
#include <utility>

#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "grpcpp/support/byte_buffer.h"

namespace kiwoom::cli {
namespace {

std::string ToBytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return bytes;
}

grpc::ByteBuffer ToBuffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

// One call, from its request to its end. Deletes itself.
class Reactor : public grpc::ServerGenericBidiReactor {
 public:
  Reactor(const FakeGateway::Script& script, std::string method) : script_(script), method_(std::move(method)) {
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    answer_ = script_(method_, ok ? ToBytes(request_) : "");
    Continue();
  }

  void OnWriteDone(bool ok) override { ok ? Continue() : End(grpc::Status::CANCELLED); }
  void OnCancel() override { End(grpc::Status::CANCELLED); }
  void OnDone() override { delete this; }

 private:
  void Continue() {
    if (next_ < answer_.messages.size()) {
      message_ = ToBuffer(answer_.messages[next_++]);
      StartWrite(&message_);
    } else if (!answer_.stay_open) {
      End(answer_.status);
    }
  }

  void End(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    if (!std::exchange(ended_, true)) Finish(status);
  }

  const FakeGateway::Script& script_;
  const std::string method_;
  FakeGateway::Answer answer_;
  size_t next_ = 0;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer message_;
  std::mutex mutex_;
  bool ended_ = false;
};

}  // namespace

class FakeGateway::Service : public grpc::CallbackGenericService {
 public:
  explicit Service(Script script) : script_(std::move(script)) {}

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* context) override {
    const std::lock_guard lock(mutex_);
    metadata_.clear();
    for (const auto& [name, value] : context->client_metadata()) {
      metadata_[std::string(name.data(), name.size())] = std::string(value.data(), value.size());
    }
    return new Reactor(script_, context->method());
  }

  std::string Metadata(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    const auto found = metadata_.find(name);
    return found == metadata_.end() ? "" : found->second;
  }

 private:
  const Script script_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> metadata_;
};

std::string FakeGateway::Metadata(const std::string& name) const { return service_->Metadata(name); }

FakeGateway::FakeGateway(Script script) : service_(std::make_unique<Service>(std::move(script))) {
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterCallbackGenericService(service_.get());
  server_ = builder.BuildAndStart();
  address_ = "127.0.0.1:" + std::to_string(port);
}

FakeGateway::~FakeGateway() { server_->Shutdown(); }

}  // namespace kiwoom::cli
