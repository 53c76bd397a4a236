#include "service/rpc/server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>
#include <utility>

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/errors/draining.h"
#include "service/transport/descriptor_limit.h"

namespace kiwoom::rpc {
namespace {

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

Server::Server(loop::Loop& loop, methods::Reception& reception)
    : loop_(loop),
      reception_(reception),
      acceptor_(loop.io(), [this](boost::asio::ip::tcp::socket connection) { OnConnection(std::move(connection)); }) {}

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
  connections_ = builder.experimental().AddExternalConnectionAcceptor(
      grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD,
      tls_ == nullptr ? grpc::InsecureServerCredentials() : tls_);
  builder.RegisterAsyncGenericService(&service_);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, Millis(options.keepalive_time));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Millis(options.keepalive_timeout));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  SetBounds(options, builder);
  queue_ = builder.AddCompletionQueue();
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) return absl::InternalError("gRPC did not start: --log_level=debug shows its reason");
  loop_.Attach(queue_.get());
  limit_ = std::make_unique<transport::ConnectionLimit>(options.descriptors != 0 ? options.descriptors
                                                                                 : transport::DescriptorLimit() / 2);
  unread_timeout_ms_ = Millis(options.keepalive_timeout);
  if (const absl::Status status = acceptor_.Listen(options.listen); !status.ok()) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", options.listen, ": ", std::string(status.message())));
  }
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

void Server::OnConnection(boost::asio::ip::tcp::socket connection) {
  if (!limit_->Admits(connection.native_handle(), steady_)) return;  // closes it
  boost::system::error_code error;
  connection.native_non_blocking(true, error);
  const int descriptor = error ? -1 : connection.release(error);
  if (error) return;
  setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &unread_timeout_ms_, sizeof unread_timeout_ms_);
  grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters parameters;
  parameters.fd = descriptor;
  connections_->HandleNewConnection(&parameters);
  if (const absl::Status status = loop_.Watch(descriptor); !status.ok() && !std::exchange(polls_, true)) {
    spdlog::warn("the loop polls gRPC every millisecond: {}", std::string(status.message()));
  }
}

void Server::OnTurn(absl::Time steady) {
  steady_ = steady;
  for (auto& [call, cut] : revoked_) {
    if (steady < cut) continue;
    cut = absl::InfiniteFuture();
    call->Cut();
  }
}

void Server::Shutdown(absl::Duration grace) {
  stopping_ = errors::Draining();
  acceptor_.Close();
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
