#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <grpcpp/generic/async_generic_service.h>

#include "absl/time/time.h"
#include "service/rpc/loop.h"

namespace kiwoom::rpc {

class Call;

// What one method does with one call. Made when the call comes, destroyed when it is over. In the loop's thread.
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

// One RPC: the state machine over gRPC's generic interface that serves every method, unary and streaming alike. Deletes
// itself when gRPC has let go of it.
class Call {
 public:
  // Finds the factory for a path, or null.
  using Dispatch = std::function<const HandlerFactory*(const std::string& path)>;

  // Waits for the next call of any method; `accepted` is called when it has come, to wait for the one after.
  static void Accept(grpc::AsyncGenericService& service, grpc::ServerCompletionQueue& queue, const Dispatch& dispatch,
                     std::function<void()> accepted);

  std::string path() const { return context_.method(); }
  std::string peer() const { return context_.peer(); }
  absl::Time deadline() const;
  // False once the client is gone: nothing can reach it.
  bool open() const { return !gone_ && !finishing_; }

  // Asks for another message of the client.
  void Read();
  // One at a time: until OnWritten.
  void Write(grpc::Slice message);
  bool writing() const { return writing_; }
  // Ends the call. No Write may be under way.
  void Finish(const grpc::Status& status);
  // The answer of a unary method, or an error.
  void Answer(std::string_view message);

 private:
  // One kind of operation of this call, as a tag.
  class Operation final : public Completion {
   public:
    Operation(Call& call, void (Call::*done)(bool)) : call_(call), done_(done) {}
    void Complete(bool ok) override;

   private:
    Call& call_;
    void (Call::*done_)(bool);
  };

  Call(const Dispatch& dispatch, std::function<void()> accepted);

  void OnAccepted(bool ok);
  void OnRead(bool ok);
  void OnWrite(bool ok);
  void OnFinished(bool ok);
  void OnGone(bool ok);
  void Start() { ++pending_; }

  grpc::GenericServerContext context_;
  grpc::GenericServerAsyncReaderWriter stream_{&context_};
  const Dispatch& dispatch_;
  std::function<void()> accepted_;
  std::unique_ptr<Handler> handler_;
  grpc::ByteBuffer incoming_;
  Operation accepting_{*this, &Call::OnAccepted};
  Operation reading_{*this, &Call::OnRead};
  Operation writing_operation_{*this, &Call::OnWrite};
  Operation finishing_operation_{*this, &Call::OnFinished};
  Operation gone_operation_{*this, &Call::OnGone};
  int pending_ = 0;  // operations that gRPC has not completed
  bool writing_ = false;
  bool finishing_ = false;
  bool gone_ = false;
};

}  // namespace kiwoom::rpc
