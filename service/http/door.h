#pragma once

#include <boost/asio/io_context.hpp>
#include <list>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <google/protobuf/descriptor.h>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/any_invocable.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/http/call_desk.h"
#include "service/http/client_connection.h"
#include "service/http/client_connection_host.h"
#include "service/loop/executor.h"
#include "service/methods/reception.h"
#include "service/transport/acceptor.h"
#include "service/transport/connection_limit.h"
#include "service/transport/tls_material.h"

namespace kiwoom::http {

struct DoorOptions {
  std::string listen = "127.0.0.1:0";  // HOST:PORT; port 0 picks a free one
  transport::TlsMaterial tls;
  std::vector<std::string> origins;  // of pages that may call, as config::ReadOrigins has them
  // Bounds on what clients can use up.
  int descriptors = 0;  // connections get those below this one; 0: half of what the process may open
  size_t most_connections = 1024;
  size_t most_body_bytes = size_t{64} << 20;  // of all requests that are being received
  ConnectionLimits limits;
};

// The door for browsers and curl: HTTP/1.1 with the protocols Connect and gRPC-Web. A thread of its own serves the
// sockets, TLS, JSON and framing; the handlers of calls stay on the loop. Each side posts to the other. The public
// functions are for the loop's thread.
class Door final : private ClientConnectionHost {
 public:
  // `pool` has the messages of all methods. Everything outlives the door.
  Door(loop::Executor on_loop, methods::Reception& reception, const google::protobuf::DescriptorPool& pool,
       std::unique_ptr<Pages> pages);
  ~Door() override;

  absl::Status Start(const DoorOptions& options);
  int port() const { return port_; }
  // Call it in every turn of the loop.
  void OnTurn(absl::Time steady) { desk_.OnTurn(steady); }

  // New connections use it. Ignored by a door without TLS. May be called from any thread.
  void SetTls(transport::TlsMaterial material);

  // See rpc::Server.
  void EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge, absl::Time steady) {
    desk_.EndCalls(judge, steady);
  }

  // Accepts no more connections, and ends open calls with UNAVAILABLE and the reason after writing their queued output.
  // The loop has stopped, but what is posted to it must still run.
  void BeginShutdown();
  // Whether all clients have their answers.
  bool idle() const { return desk_.empty(); }
  // Disconnects the others.
  void Close();

 private:
  using Connections = std::list<std::shared_ptr<ClientConnection>>;

  const ConnectionLimits& limits() const override { return options_.limits; }
  const Triage& triage() const override { return *triage_; }
  const JsonCodec& json() const override { return json_; }
  Pages& pages() override { return *pages_; }
  bool TakeBodyRoom(size_t bytes) override;
  void ReturnBodyRoom(size_t bytes) override { body_bytes_ -= bytes; }
  uint64_t NextCall() override { return ++last_call_; }
  void OpenCall(uint64_t number, CallRequest request, std::unique_ptr<AnswerPort> port) override;
  void OnCallWritten(uint64_t number) override;
  void OnCallEnded(uint64_t number, bool delivered) override;
  void OnCallTimeUp(uint64_t number) override;
  void OnCallAged(uint64_t number) override;
  void OnClosed(ClientConnection& connection) override;

  // Runs the task on the loop, unless the door is gone by then.
  void Post(absl::AnyInvocable<void()> task);
  void OnConnection(boost::asio::ip::tcp::socket socket);
  void MakeRoom();

  const loop::Executor on_loop_;
  const google::protobuf::DescriptorPool& pool_;
  const std::unique_ptr<Pages> pages_;
  const JsonCodec json_;
  boost::asio::io_context io_{1};
  CallDesk desk_;  // on the loop's thread
  const std::shared_ptr<char> alive_ = std::make_shared<char>();
  DoorOptions options_;
  int port_ = 0;
  size_t most_connections_ = 0;

  // On the door's thread once it runs.
  std::unique_ptr<const Triage> triage_;
  std::shared_ptr<boost::asio::ssl::context> tls_;  // null: plain text
  bool verifies_ = false;                           // clients show certificates
  std::unique_ptr<transport::ConnectionLimit> limit_;
  transport::Acceptor acceptor_;
  Connections connections_;  // oldest first
  absl::flat_hash_map<const ClientConnection*, Connections::iterator> places_;
  size_t body_bytes_ = 0;
  uint64_t last_call_ = 0;

  std::thread thread_;
};

}  // namespace kiwoom::http
