#pragma once

#include <memory>
#include <optional>

#include <google/protobuf/descriptor.h>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/clock/clock.h"
#include "service/config/config.h"
#include "service/http/door.h"
#include "service/loop/loop.h"
#include "service/methods/reception.h"
#include "service/rpc/server.h"

namespace kiwoom {

// Where clients call: the gRPC server, and the HTTP door if there is one. Both have the same callers and certificates.
class Doors {
 public:
  // Everything outlives the doors. `pool` is complete before they open.
  Doors(const clock::Clock& clock, loop::Loop& loop, methods::Reception& reception,
        const google::protobuf::DescriptorPool& pool)
      : clock_(clock), loop_(loop), reception_(reception), pool_(pool), server_(loop, reception) {}

  absl::Status Open(const config::Config& config);
  int grpc_port() const { return server_.port(); }
  std::optional<int> http_port() const { return http_ == nullptr ? std::nullopt : std::make_optional(http_->port()); }
  // Call it in every turn of the loop.
  void OnTurn(absl::Time steady);

  // See rpc::Server.
  void SetTls(const transport::TlsMaterial& material);
  void EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge);
  // Both at once: the clients of one do not use up the time of the other's.
  void Shutdown(absl::Duration grace);

 private:
  const clock::Clock& clock_;
  loop::Loop& loop_;
  methods::Reception& reception_;
  const google::protobuf::DescriptorPool& pool_;
  rpc::Server server_;
  std::unique_ptr<http::Door> http_;  // null: none
};

}  // namespace kiwoom
