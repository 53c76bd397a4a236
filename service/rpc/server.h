#pragma once

#include <memory>
#include <optional>
#include <string>

#include <grpcpp/server.h>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "service/loop/loop.h"
#include "service/methods/reception.h"
#include "service/rpc/grpc_call.h"

namespace kiwoom::rpc {

struct ServerOptions {
  std::string listen = "127.0.0.1:0";  // HOST:PORT; port 0: any that is free
  std::string tls_certificate;         // PEM; both empty: plain text
  std::string tls_key;
};

// The gRPC server: every method through AsyncGenericService and one completion queue, served by the Loop. gRPC's own
// health service, callback methods and further queues are left out: each would wake more threads at every event.
class Server final : private CallHost {
 public:
  // Both outlive the server.
  Server(loop::Loop& loop, methods::Reception& reception) : loop_(loop), reception_(reception) {}
  ~Server() override;

  // Listens and attaches to the loop.
  absl::Status Start(const ServerOptions& options);
  int port() const { return port_; }

  // Refuses new calls and ends those that are open with UNAVAILABLE and a sentence that says why, behind what is still
  // to be written to them; who does not take it within `grace` is cut off. To be called when the loop has stopped.
  void Shutdown(absl::Duration grace);

 private:
  void OnAccepted(GrpcCall& call) override;
  void OnEnded(GrpcCall& call) override { calls_.erase(&call); }
  methods::Reception& reception() override { return reception_; }

  loop::Loop& loop_;
  methods::Reception& reception_;
  absl::flat_hash_set<GrpcCall*> calls_;
  grpc::AsyncGenericService service_;
  std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
  std::optional<absl::Status> stopping_;  // how calls end, once the server is being shut down
};

}  // namespace kiwoom::rpc
