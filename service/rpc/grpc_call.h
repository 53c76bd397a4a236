#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <grpcpp/generic/async_generic_service.h>

#include "absl/time/time.h"
#include "service/loop/loop.h"

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

// Where calls come to: knows the methods, and the calls that are open.
class CallHost {
 public:
  virtual ~CallHost() = default;
  // Null: there is no such method.
  virtual const HandlerFactory* FindMethod(const std::string& path) const = 0;
  // The call has come; the next one may be waited for.
  virtual void OnAccepted(Call& call) = 0;
  // It is over, and about to be deleted.
  virtual void OnEnded(Call& call) = 0;
};

// One RPC: the state machine over gRPC's generic interface that serves every method, unary and streaming alike. Deletes
// itself when gRPC has let go of it.
class Call {
 public:
  // Waits for the next call of any method.
  static void Accept(grpc::AsyncGenericService& service, grpc::ServerCompletionQueue& queue, CallHost& host);

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
  // The server stops: ends the call as soon as its handler has nothing left to write.
  void Stop(grpc::Status status);

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

  explicit Call(CallHost& host) : host_(host) {}

  void OnAccepted(bool ok);
  void OnRead(bool ok);
  void OnWrite(bool ok);
  void OnFinished(bool ok);
  void OnGone(bool ok);
  void Start() { ++pending_; }

  grpc::GenericServerContext context_;
  grpc::GenericServerAsyncReaderWriter stream_{&context_};
  CallHost& host_;
  std::unique_ptr<Handler> handler_;
  std::optional<grpc::Status> last_;  // set when the server stops
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
