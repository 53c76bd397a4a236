#include "service/rpc/server.h"

#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/errors/draining.h"
#include "service/loop/epoll_set.h"
#include "service/rpc/bind_failure.h"
#include "service/rpc/descriptor_limit.h"

namespace kiwoom::rpc {
namespace {

// Connections that the kernel may complete before gRPC accepts them, all at once.
constexpr int kMostWaiting = 128;
constexpr absl::Duration kLookPeriod = absl::Milliseconds(10);
// How long a caller whose credentials were revoked may take to read what was written before.
constexpr absl::Duration kPatience = absl::Seconds(2);

int Millis(absl::Duration duration) {
  return static_cast<int>(std::min<int64_t>(absl::ToInt64Milliseconds(duration), std::numeric_limits<int>::max()));
}

// What one client can use up.
void SetBounds(const ServerOptions& options, grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(options.largest_message);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, options.most_metadata);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, options.streams_per_connection);
  // Clients may send keepalive pings, too, also on idle streams.
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, Millis(options.ping_interval));
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, Millis(options.handshake_timeout));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, Millis(options.most_idle));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, Millis(options.most_age));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, Millis(options.age_grace));
}

}  // namespace

Server::~Server() {
  if (server_ != nullptr) Shutdown(absl::ZeroDuration());
}

void Server::OnAccepted(GrpcCall& call) {
  calls_.insert(&call);
  if (stopping_.has_value()) call.Stop(*stopping_);
  // After shutdown this completes with a failure, which ends the chain.
  if (accepting_) GrpcCall::Accept(service_, *queue_, *this);
}

absl::Status Server::Start(const ServerOptions& options) {
  grpc::EnableDefaultHealthCheckService(false);
  grpc::ServerBuilder builder;
  if (!options.tls.certificate_pem.empty()) tls_ = std::make_shared<TlsCredentials>(options.tls);
  builder.AddListeningPort(options.listen, tls_ == nullptr ? grpc::InsecureServerCredentials() : tls_, &port_);
  builder.RegisterAsyncGenericService(&service_);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, Millis(options.keepalive_time));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Millis(options.keepalive_timeout));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  SetBounds(options, builder);
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
  const int most_connections = options.most_connections != 0 ? options.most_connections : DescriptorLimit() / 2;
  const std::vector<int> listeners = loop::FindListeners(port_);
  for (const int listener : listeners) listen(listener, kMostWaiting);
  gate_ = ConnectionGate(listeners, most_connections);
  GrpcCall::Accept(service_, *queue_, *this);
  return absl::OkStatus();
}

void Server::SetTls(transport::TlsMaterial material) {
  if (tls_ != nullptr) tls_->SetMaterial(std::move(material));
}

void Server::EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge, absl::Time steady) {
  // A call that ends leaves the set only when gRPC has released it, in another turn of the loop.
  for (GrpcCall* const call : calls_) {
    if (!call->open() || !call->admitted() || revoked_.contains(call)) continue;
    absl::Status error = judge(*call);
    if (error.ok()) continue;
    call->Revoke(std::move(error));
    revoked_.emplace(call, steady + kPatience);
  }
}

// The count of the loop is exact but may be a second old; the lowest free descriptor is at most as high as their
// number.
void Server::OnTurn(absl::Time steady) {
  if (steady < next_look_) return;
  next_look_ = steady + kLookPeriod;
  for (auto& [call, cut] : revoked_) {
    if (steady < cut) continue;
    cut = absl::InfiniteFuture();
    call->Cut();
  }
  const int connections = std::max(loop_.watched(), LowestFreeDescriptor());
  if (!gate_.Update(connections)) return;
  if (gate_.shut()) {
    spdlog::warn(
        "{} descriptors are in use: further clients wait until some are closed (raise the limit of open files)",
        connections);
  } else {
    spdlog::info("{} descriptors are in use: clients can connect again", connections);
  }
}

void Server::Shutdown(absl::Duration grace) {
  stopping_ = errors::Draining();
  // A call that was revoked keeps its own status, or gets none.
  for (GrpcCall* const call : calls_) revoked_.contains(call) ? call->Cut() : call->Stop(*stopping_);
  // Accept the calls that are waiting in gRPC and end them with a reason. gRPC would cancel them without one.
  loop_.ServeWaiting();
  accepting_ = false;
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
