#include "service/rpc/server.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <thread>

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/errors/error_details.h"
#include "service/rpc/bind_failure.h"

namespace kiwoom::rpc {
Server::~Server() {
  if (server_ != nullptr) Shutdown(absl::ZeroDuration());
}

void Server::OnAccepted(GrpcCall& call) {
  calls_.insert(&call);
  if (stopping_.has_value()) call.Stop(*stopping_);
  // After shutdown this completes with a failure, which ends the chain.
  GrpcCall::Accept(service_, *queue_, *this);
}

absl::Status Server::Start(const ServerOptions& options) {
  grpc::EnableDefaultHealthCheckService(false);
  grpc::ServerBuilder builder;
  if (!options.tls.certificate_pem.empty()) tls_ = std::make_shared<TlsCredentials>(options.tls);
  builder.AddListeningPort(options.listen, tls_ == nullptr ? grpc::InsecureServerCredentials() : tls_, &port_);
  builder.RegisterAsyncGenericService(&service_);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS,
                             static_cast<int>(absl::ToInt64Milliseconds(options.keepalive_time)));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS,
                             static_cast<int>(absl::ToInt64Milliseconds(options.keepalive_timeout)));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // Clients may send keepalive pings, too, also on idle streams.
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 5'000);
  // Two gateways on one port would share its clients at random, so refuse.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  queue_ = builder.AddCompletionQueue();
  server_ = builder.BuildAndStart();
  if (server_ == nullptr || port_ == 0) {
    server_ = nullptr;
    const std::string reason = BindFailure(options.listen);
    return absl::UnavailableError(absl::StrCat(
        "cannot listen on ", options.listen, ": ",
        reason.empty() ? "gRPC refused, although the address is free: --log_level=debug shows its reason" : reason));
  }
  if (const absl::Status status = loop_.Attach(queue_.get(), port_); !status.ok()) {
    spdlog::warn("the loop polls gRPC every millisecond: {}", std::string(status.message()));
  }
  GrpcCall::Accept(service_, *queue_, *this);
  return absl::OkStatus();
}

void Server::SetTls(config::TlsMaterial material) {
  if (tls_ != nullptr) tls_->SetMaterial(std::move(material));
}

void Server::EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge) {
  // A call that ends leaves the set only when gRPC has released it, in another turn of the loop.
  for (GrpcCall* const call : calls_) {
    if (absl::Status error = judge(*call); call->open() && !error.ok()) call->Stop(std::move(error));
  }
}

void Server::Shutdown(absl::Duration grace) {
  stopping_ = errors::MakeError(absl::StatusCode::kUnavailable, errors::Reason::kDraining, errors::Phrase::kStopping);
  for (GrpcCall* const call : calls_) call->Stop(*stopping_);
  // Accept the calls that are waiting in gRPC and end them with a reason. gRPC would cancel them without one.
  loop_.ServeWaiting();
  std::atomic<bool> done = false;
  std::thread stopper([&] {
    server_->Shutdown(absl::ToChronoTime(absl::Now() + grace));
    done = true;
  });
  loop_.Drain(done);
  stopper.join();
  server_ = nullptr;
}

}  // namespace kiwoom::rpc
