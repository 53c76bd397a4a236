#pragma once

#include <memory>
#include <optional>
#include <string>

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "service/loop/loop.h"
#include "service/methods/reception.h"
#include "service/rpc/grpc_call.h"
#include "service/rpc/tls_credentials.h"
#include "service/transport/acceptor.h"
#include "service/transport/connection_limit.h"
#include "service/transport/tls_material.h"

namespace kiwoom::rpc {

struct ServerOptions {
  std::string listen = "127.0.0.1:0";  // HOST:PORT; port 0 picks a free one
  transport::TlsMaterial tls;
  // A client that is silent for `keepalive_time` is pinged; one that does not answer within `keepalive_timeout` is
  // disconnected. Together they bound how long a vanished client holds its registrations. A client may be stopped for
  // at least `keepalive_timeout`; README.md describes what it sees then.
  absl::Duration keepalive_time = absl::Seconds(30);
  absl::Duration keepalive_timeout = absl::Seconds(30);
  // Bounds on what clients can use up.
  int descriptors = 0;                // connections get those below this one; 0: half of what the process may open
  int largest_message = 4 << 20;      // of a request, in bytes
  int most_metadata = 8 << 10;        // of a call, in bytes
  int streams_per_connection = 1000;  // further calls of that client wait, in its gRPC library
  // A client that pings more often than this, again and again, is disconnected.
  absl::Duration ping_interval = absl::Seconds(5);
  // For the handshakes of TLS and HTTP/2 together.
  absl::Duration handshake_timeout = absl::Seconds(10);
  // A connection without calls is closed after this time.
  absl::Duration most_idle = absl::Minutes(10);
  // A connection takes no new calls when it is this old, and ends those that are still open after the grace.
  absl::Duration most_age = absl::InfiniteDuration();
  absl::Duration age_grace = absl::Minutes(1);
};

// The gRPC server. Every method goes through AsyncGenericService and one completion queue, which the Loop serves. It
// does not use gRPC's own health service, callback methods or further queues, because each would wake more threads for
// every event.
class Server final : private CallHost {
 public:
  // Both outlive the server.
  Server(loop::Loop& loop, methods::Reception& reception);
  ~Server() override;

  // Listens and attaches to the loop.
  absl::Status Start(const ServerOptions& options);
  int port() const { return acceptor_.port(); }
  // Call it in every turn of the loop.
  void OnTurn(absl::Time steady);

  // New connections use it. Ignored by a server without TLS. May be called from any thread.
  void SetTls(transport::TlsMaterial material);

  // Ends the open calls for which `judge` returns an error: their handlers end at once. A client that does not read
  // what gRPC has taken over for it is cut off within seconds. Judges only calls that have a caller, and none that it
  // has ended before.
  void EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge, absl::Time steady);

  // Rejects new calls, and ends open ones with UNAVAILABLE and the reason after writing their queued output. Clients
  // that have not read it within `grace` are disconnected. Must be called after the loop has stopped.
  void Shutdown(absl::Duration grace);

 private:
  void OnConnection(boost::asio::ip::tcp::socket connection);
  void OnAccepted(GrpcCall& call) override;
  void OnEnded(GrpcCall& call) override {
    calls_.erase(&call);
    revoked_.erase(&call);
  }
  methods::Reception& reception() override { return reception_; }

  loop::Loop& loop_;
  methods::Reception& reception_;
  absl::flat_hash_set<GrpcCall*> calls_;
  absl::flat_hash_map<GrpcCall*, absl::Time> revoked_;  // and when they are cut off, on the steady clock
  grpc::AsyncGenericService service_;
  std::shared_ptr<TlsCredentials> tls_;  // null: plain text
  std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> connections_;  // takes them over
  std::unique_ptr<transport::ConnectionLimit> limit_;
  int unread_timeout_ms_ = 0;
  transport::Acceptor acceptor_;
  absl::Time steady_ = absl::InfinitePast();  // at the last turn
  bool accepting_ = true;
  bool polls_ = false;                    // gRPC's epoll set was not found at once
  std::optional<absl::Status> stopping_;  // the status that ends calls during shutdown
};

}  // namespace kiwoom::rpc
