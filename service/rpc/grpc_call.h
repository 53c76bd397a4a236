#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <grpcpp/generic/async_generic_service.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/loop/loop.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/reception.h"

namespace kiwoom::rpc {

class GrpcCall;

// Receives the events of calls.
class CallHost {
 public:
  virtual ~CallHost() = default;
  // The call has arrived; the host may wait for the next one.
  virtual void OnAccepted(GrpcCall& call) = 0;
  // The call is over and about to be deleted.
  virtual void OnEnded(GrpcCall& call) = 0;
  virtual methods::Reception& reception() = 0;
};

// One RPC over gRPC's generic interface: a state machine that serves every method, unary or streaming. Deletes itself
// when gRPC has released it.
class GrpcCall final : public methods::Call {
 public:
  // Waits for the next call of any method.
  static void Accept(grpc::AsyncGenericService& service, grpc::ServerCompletionQueue& queue, CallHost& host);

  std::string_view path() const override { return context_.method(); }
  std::string_view peer() const override { return peer_; }
  std::vector<std::string> certificate_names() const override;
  callers::Metadata metadata() const override;
  absl::Time deadline() const override;
  bool open() const override { return !gone_ && !finishing_; }

  void Read() override;
  void Write(size_t size, absl::FunctionRef<void(char* to)> fill) override;
  bool writing() const override { return writing_; }
  void Finish(const absl::Status& status) override;
  void AnswerInParts(std::string head, std::string rest) override;

  // The server is shutting down: ends the call as soon as its handler has nothing left to write.
  void Stop(absl::Status status);

  // The caller may not go on: nothing more is written to it but what gRPC has taken over, then the status.
  void Revoke(absl::Status status);
  // The same for a client that does not read, which gets no status.
  void Cut() { context_.TryCancel(); }

 private:
  // One kind of operation of this call, as a tag.
  class Operation final : public loop::Completion {
   public:
    Operation(GrpcCall& call, void (GrpcCall::*done)(bool)) : call_(call), done_(done) {}
    void Complete(bool ok) override;

   private:
    GrpcCall& call_;
    void (GrpcCall::*done_)(bool);
  };

  explicit GrpcCall(CallHost& host) : host_(host) {}

  void OnAccepted(bool ok);
  void OnRead(bool ok);
  void OnWrite(bool ok);
  void OnFinished(bool ok);
  void OnGone(bool ok);
  // Adds what the log calls it to the trailers.
  void NameRequest();
  void Start() { ++pending_; }
  void End();

  grpc::GenericServerContext context_;
  grpc::GenericServerAsyncReaderWriter stream_{&context_};
  CallHost& host_;
  std::string peer_;
  std::unique_ptr<methods::Handler> handler_;
  std::optional<absl::Status> last_;  // once the server wants it to end
  grpc::ByteBuffer incoming_;
  Operation accepting_{*this, &GrpcCall::OnAccepted};
  Operation reading_{*this, &GrpcCall::OnRead};
  Operation writing_operation_{*this, &GrpcCall::OnWrite};
  Operation finishing_operation_{*this, &GrpcCall::OnFinished};
  Operation gone_operation_{*this, &GrpcCall::OnGone};
  absl::StatusCode code_ = absl::StatusCode::kCancelled;  // how it ended
  int pending_ = 0;                                       // operations that gRPC has not completed
  bool accepted_ = false;
  bool writing_ = false;
  bool finishing_ = false;
  bool gone_ = false;
};

}  // namespace kiwoom::rpc
