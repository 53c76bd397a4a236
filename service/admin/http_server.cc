#include "service/admin/http_server.h"

#include <array>
#include <boost/asio/write.hpp>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::admin {
namespace {

using boost::asio::ip::tcp;
using Error = boost::system::error_code;

// A client that still sends when its last answer is written would lose the answer to a reset.
constexpr absl::Duration kLinger = absl::Seconds(1);
constexpr size_t kMostLingering = size_t{1} << 20;

}  // namespace

class HttpServer::Connection final : public std::enable_shared_from_this<Connection> {
 public:
  Connection(HttpServer& server, tcp::socket socket)
      : server_(server), socket_(std::move(socket)), deadline_(socket_.get_executor()) {}

  void Start(Connections::iterator place) {
    place_ = place;
    deadline_for_request_ = false;
    SetDeadline(server_.options_.request_timeout);
    Read();
  }

  // Whether an answer is on its way.
  bool answering() const { return answering_; }

  void Close() {
    if (!socket_.is_open()) return;
    Error ignored;
    socket_.close(ignored);
    deadline_.cancel();
    const auto keep = shared_from_this();
    server_.connections_.erase(place_);
  }

 private:
  void SetDeadline(absl::Duration duration) {
    deadline_.expires_after(absl::ToChronoNanoseconds(duration));
    deadline_.async_wait([self = weak_from_this()](Error cancelled) {
      const auto connection = self.lock();
      if (cancelled || connection == nullptr) return;
      if (connection->deadline_.expiry() > std::chrono::steady_clock::now()) return;  // it was set again meanwhile
      connection->OnDeadline();
    });
  }

  void OnDeadline() {
    if (answering_ || lingering_ || !reader_.begun()) return Close();
    keep_alive_ = false;
    Write({.status = 408, .body = "The request did not come in time.\n"}, false);
  }

  void Read() {
    const size_t room = std::min(bytes_.size(), reader_.room());
    socket_.async_read_some(boost::asio::buffer(bytes_.data(), room),
                            [self = shared_from_this()](Error error, size_t size) {
                              if (!self->socket_.is_open() || self->answering_ || self->lingering_) return;
                              if (error) return self->Close();
                              self->OnBytes(size);
                            });
  }

  void OnBytes(size_t size) {
    if (!deadline_for_request_) {
      deadline_for_request_ = true;
      SetDeadline(server_.options_.request_timeout);
    }
    Proceed(reader_.Feed({bytes_.data(), size}));
  }

  void Proceed(RequestReader::Progress progress) {
    switch (progress) {
      case RequestReader::Progress::kIncomplete:
        return Read();
      case RequestReader::Progress::kInvalid:
        keep_alive_ = false;
        return Write({.status = reader_.error(), .body = "The request is not one that HTTP/1.1 knows.\n"}, false);
      case RequestReader::Progress::kRequest:
        return Respond(reader_.request());
    }
  }

  void Respond(const PageRequest& request) {
    keep_alive_ = request.keep_alive && ++requests_ < server_.options_.most_requests;
    answering_ = true;
    deadline_.cancel();
    server_.responder_(request, [self = weak_from_this(), head = request.head](Answer answer) {
      if (const auto connection = self.lock()) connection->Write(answer, head);
    });
  }

  void Write(const Answer& answer, bool head) {
    if (!socket_.is_open()) return;
    answering_ = true;
    out_ = Render(answer, head, keep_alive_);
    SetDeadline(server_.options_.write_timeout);
    boost::asio::async_write(socket_, boost::asio::buffer(out_), [self = shared_from_this()](Error error, size_t) {
      if (!self->socket_.is_open()) return;
      if (error) return self->Close();
      self->OnWritten();
    });
  }

  void OnWritten() {
    answering_ = false;
    std::string().swap(out_);
    if (!keep_alive_) return Linger();
    deadline_for_request_ = reader_.begun();
    SetDeadline(deadline_for_request_ ? server_.options_.request_timeout : server_.options_.idle_timeout);
    Proceed(reader_.Next());
  }

  void Linger() {
    lingering_ = true;
    Error error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    if (error) return Close();
    SetDeadline(kLinger);
    Discard();
  }

  void Discard() {
    socket_.async_read_some(boost::asio::buffer(bytes_), [self = shared_from_this()](Error error, size_t size) {
      if (!self->socket_.is_open()) return;
      self->discarded_ += size;
      if (error || self->discarded_ > kMostLingering) return self->Close();
      self->Discard();
    });
  }

  HttpServer& server_;
  tcp::socket socket_;
  boost::asio::steady_timer deadline_;
  Connections::iterator place_;
  RequestReader reader_;
  std::array<char, 2048> bytes_;
  std::string out_;
  size_t requests_ = 0;
  size_t discarded_ = 0;
  bool deadline_for_request_ = false;  // the deadline is that of a request which has begun
  bool keep_alive_ = false;
  bool answering_ = false;
  bool lingering_ = false;
};

HttpServer::HttpServer(boost::asio::io_context& io, HttpServerOptions options, Responder responder)
    : options_(std::move(options)),
      responder_(std::move(responder)),
      acceptor_(io, [this](tcp::socket connection) { OnConnection(std::move(connection)); }) {}

HttpServer::~HttpServer() {
  while (!connections_.empty()) connections_.front()->Close();
}

absl::Status HttpServer::Listen() {
  const absl::Status status = acceptor_.Listen(options_.listen);
  if (status.ok()) return status;
  return absl::UnavailableError(absl::StrCat("the admin port cannot listen on ", options_.listen, ": ",
                                             std::string(status.message()), ": set --admin_listen, or leave it empty"));
}

void HttpServer::OnConnection(tcp::socket socket) {
  MakeRoom();
  if (connections_.size() >= options_.most_connections) return;
  const auto place = connections_.insert(connections_.end(), std::make_shared<Connection>(*this, std::move(socket)));
  (*place)->Start(place);
}

void HttpServer::MakeRoom() {
  if (connections_.size() < options_.most_connections) return;
  for (const auto& connection : connections_) {
    if (connection->answering()) continue;
    connection->Close();
    return;
  }
}

}  // namespace kiwoom::admin
