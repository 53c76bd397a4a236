#include "service/http/door.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <chrono>

#include "absl/strings/str_cat.h"
#include "service/config/listen_address.h"
#include "service/errors/draining.h"
#include "service/http/client_socket.h"
#include "service/http/server_context.h"
#include "service/transport/descriptor_limit.h"

namespace kiwoom::http {
namespace {

using boost::asio::ip::tcp;

// What the kernel may hold of a stream before the client's own buffer is full. More would hide from the queues of
// readers how slow a client is.
constexpr int kMostUnsent = 128 << 10;

absl::Time SteadyNow() {
  return absl::UnixEpoch() + absl::FromChrono(std::chrono::steady_clock::now().time_since_epoch());
}

// As gRPC writes it.
std::string PeerOf(const tcp::socket& socket) {
  boost::system::error_code error;
  const tcp::endpoint end = socket.remote_endpoint(error);
  if (error) return "unknown";
  const auto address = end.address();
  if (address.is_v4()) return absl::StrCat("ipv4:", address.to_string(), ":", end.port());
  if (address.to_v6().is_v4_mapped()) {
    return absl::StrCat(
        "ipv4:", boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6()).to_string(), ":",
        end.port());
  }
  return absl::StrCat("ipv6:%5B", address.to_string(), "%5D:", end.port());
}

void SetBounds(tcp::socket& socket, absl::Duration write_timeout) {
  const int unread_ms = static_cast<int>(absl::ToInt64Milliseconds(write_timeout));
  setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &unread_ms, sizeof unread_ms);
  setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kMostUnsent, sizeof kMostUnsent);
  // A client that has vanished is noticed within a minute, as at the gRPC server.
  boost::system::error_code ignored;
  socket.set_option(boost::asio::socket_base::keep_alive(true), ignored);
  const int idle_seconds = 30, interval_seconds = 10, probes = 3;
  setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_KEEPIDLE, &idle_seconds, sizeof idle_seconds);
  setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_KEEPINTVL, &interval_seconds, sizeof interval_seconds);
  setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
  socket.non_blocking(true, ignored);
}

}  // namespace

Door::Door(loop::Executor on_loop, methods::Reception& reception, const google::protobuf::DescriptorPool& pool,
           std::unique_ptr<Pages> pages)
    : on_loop_(std::move(on_loop)),
      pool_(pool),
      pages_(std::move(pages)),
      json_(pool),
      desk_(reception),
      acceptor_(io_, [this](tcp::socket socket) { OnConnection(std::move(socket)); }) {}

Door::~Door() { Close(); }

absl::Status Door::Start(const DoorOptions& options) {
  options_ = options;
  if (!options.tls.certificate_pem.empty()) {
    auto context = MakeServerContext(options.tls);
    if (!context.ok()) return context.status();
    tls_ = *std::move(context);
    verifies_ = !options.tls.client_ca_pem.empty();
  }
  triage_ = std::make_unique<Triage>(
      pool_, OriginOptions{
                 .origins = options.origins, .tls = tls_ != nullptr, .loopback = config::IsLoopback(options.listen)});
  // Clients here must not take the descriptors of those of gRPC.
  most_connections_ = std::min<size_t>(options.most_connections, transport::DescriptorLimit() / 4);
  limit_ = std::make_unique<transport::ConnectionLimit>(options.descriptors != 0 ? options.descriptors
                                                                                 : transport::DescriptorLimit() / 2);
  if (const absl::Status status = acceptor_.Listen(options.listen); !status.ok()) {
    return absl::UnavailableError(absl::StrCat("the HTTP door cannot listen on ", options.listen, ": ",
                                               std::string(status.message()),
                                               ": set --http_listen, or leave it empty"));
  }
  port_ = acceptor_.port();
  thread_ = std::thread([this] {
    const auto work = boost::asio::make_work_guard(io_);
    io_.run();
  });
  return absl::OkStatus();
}

void Door::SetTls(transport::TlsMaterial material) {
  boost::asio::post(io_, [this, material = std::move(material)]() mutable {
    if (tls_ == nullptr) return;
    // Whether clients show certificates is decided at the start.
    if (!verifies_) material.client_ca_pem.clear();
    auto context = MakeServerContext(material);
    if (context.ok() && verifies_ == !material.client_ca_pem.empty()) {
      tls_ = *std::move(context);
    } else {
      spdlog::warn("the HTTP door keeps its certificates: {}",
                   context.ok() ? "it cannot do without client certificates from now on"
                                : std::string(context.status().message()));
    }
  });
}

void Door::BeginShutdown() {
  desk_.Stop(errors::Draining());
  boost::asio::post(io_, [this] {
    acceptor_.Close();
    const Connections connections = connections_;  // retiring removes some
    for (const auto& connection : connections) connection->Retire();
  });
}

void Door::Close() {
  if (thread_.joinable()) {
    io_.stop();
    thread_.join();
  }
  acceptor_.Close();
  while (!connections_.empty()) connections_.front()->Close();
  desk_.Clear();
}

bool Door::TakeBodyRoom(size_t bytes) {
  if (body_bytes_ + bytes > options_.most_body_bytes) return false;
  body_bytes_ += bytes;
  return true;
}

void Door::Post(absl::AnyInvocable<void()> task) {
  on_loop_([alive = std::weak_ptr<char>(alive_), task = std::move(task)]() mutable {
    if (!alive.expired()) task();
  });
}

void Door::OpenCall(uint64_t number, CallRequest request, std::unique_ptr<AnswerPort> port) {
  Post([this, number, request = std::move(request), port = std::move(port)]() mutable {
    desk_.Open(number, std::move(request), std::move(port));
  });
}

void Door::OnCallWritten(uint64_t number) {
  Post([this, number] { desk_.OnWritten(number); });
}

void Door::OnCallEnded(uint64_t number, bool delivered) {
  Post([this, number, delivered] { desk_.OnEnded(number, delivered); });
}

void Door::OnCallTimeUp(uint64_t number) {
  Post([this, number] { desk_.OnTimeUp(number); });
}

void Door::OnCallAged(uint64_t number) {
  Post([this, number] { desk_.OnAged(number); });
}

void Door::OnClosed(ClientConnection& connection) {
  const auto place = places_.find(&connection);
  if (place == places_.end()) return;
  connections_.erase(place->second);
  places_.erase(place);
}

void Door::OnConnection(tcp::socket socket) {
  if (!limit_->Admits(socket.native_handle(), SteadyNow())) return;  // closes it
  MakeRoom();
  if (connections_.size() >= most_connections_) return;
  SetBounds(socket, options_.limits.write_timeout);
  std::string peer = PeerOf(socket);
  auto client =
      tls_ == nullptr ? MakePlainSocket(std::move(socket)) : MakeTlsSocket(std::move(socket), tls_, verifies_);
  ClientConnectionHost& host = *this;
  auto connection = std::make_shared<ClientConnection>(host, io_, std::move(client), std::move(peer));
  places_[connection.get()] = connections_.insert(connections_.end(), connection);
  connection->Start();
}

void Door::MakeRoom() {
  if (connections_.size() < most_connections_) return;
  for (const auto& connection : connections_) {
    if (!connection->idle()) continue;
    connection->Close();
    return;
  }
}

}  // namespace kiwoom::http
