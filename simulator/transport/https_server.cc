#include "simulator/transport/https_server.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <cctype>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "simulator/transport/tls_listener.h"

namespace kiwoom::simulator {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Error = beast::error_code;

std::string Lower(beast::string_view text) {
  std::string lower;
  for (char c : text) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

ReceivedRequest Read(const http::request<http::string_body>& message) {
  ReceivedRequest request;
  request.method = std::string(message.method_string());
  request.path = std::string(message.target());
  request.path = request.path.substr(0, request.path.find('?'));
  for (const auto& field : message) request.headers[Lower(field.name_string())] = std::string(field.value());
  request.body = message.body();
  return request;
}

// One connection. Pending operations keep it alive.
class ServedConnection : public std::enable_shared_from_this<ServedConnection> {
 public:
  ServedConnection(TlsListener::Socket socket, asio::ssl::context& tls, const HttpsServer::Handler& handler)
      : timer_(socket.get_executor()), stream_(std::move(socket), tls), handler_(handler) {}

  void Start() {
    stream_.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](const Error& error) {
      if (!error) self->ReadRequest();
    });
  }

 private:
  void ReadRequest() {
    request_ = {};
    http::async_read(stream_, buffer_, request_, [self = shared_from_this()](const Error& error, size_t) {
      if (error) return self->Shutdown();
      self->MakeResponse(self->handler_(Read(self->request_)));
    });
  }

  void MakeResponse(const HttpReply& reply) {
    response_.emplace(static_cast<http::status>(reply.status), request_.version());
    response_->set(http::field::content_type, "application/json;charset=UTF-8");
    for (const auto& [name, value] : reply.headers) response_->set(name, value);
    response_->keep_alive(request_.keep_alive());
    response_->body() = reply.body;
    response_->prepare_payload();
    if (reply.delay == absl::ZeroDuration()) return WriteResponse();
    timer_.expires_after(absl::ToChronoNanoseconds(reply.delay));
    timer_.async_wait([self = shared_from_this()](const Error&) { self->WriteResponse(); });
  }

  void WriteResponse() {
    http::async_write(stream_, *response_, [self = shared_from_this()](const Error& error, size_t) {
      if (error) return;
      if (!self->response_->keep_alive()) return self->Shutdown();
      self->ReadRequest();
    });
  }

  void Shutdown() {
    stream_.async_shutdown([self = shared_from_this()](const Error&) {});
  }

  asio::steady_timer timer_;
  beast::ssl_stream<TlsListener::Socket> stream_;
  const HttpsServer::Handler& handler_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  std::optional<http::response<http::string_body>> response_;
};

class BeastHttpsServer : public HttpsServer {
 public:
  BeastHttpsServer(asio::io_context& context, Handler handler) : listener_(context), handler_(std::move(handler)) {}

  absl::Status Open(const ListenOptions& options) {
    if (absl::Status status = listener_.Open(options); !status.ok()) return status;
    listener_.Accept([this](TlsListener::Socket socket) {
      std::make_shared<ServedConnection>(std::move(socket), listener_.tls(), handler_)->Start();
    });
    return absl::OkStatus();
  }

  uint16_t port() const override { return listener_.port(); }

 private:
  TlsListener listener_;
  Handler handler_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<HttpsServer>> HttpsServer::Listen(EventLoop& loop, const ListenOptions& options,
                                                                 Handler handler) {
  auto server = std::make_unique<BeastHttpsServer>(loop.context(), std::move(handler));
  if (absl::Status status = server->Open(options); !status.ok()) return status;
  return server;
}

}  // namespace kiwoom::simulator
