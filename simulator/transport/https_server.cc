#include "simulator/transport/https_server.h"

#include <algorithm>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <cctype>
#include <memory>
#include <sstream>
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

// An answer without headers and body. Not every version of Beast has words for 103.
std::string Interim(int status) { return "HTTP/1.1 " + std::to_string(status) + " Interim\r\n\r\n"; }

std::string Answer(const http::request<http::string_body>& request, const HttpReply& reply, int status) {
  http::response<http::string_body> response(static_cast<http::status>(status), request.version());
  response.set(http::field::content_type, "application/json;charset=UTF-8");
  for (const auto& [name, value] : reply.headers) response.set(name, value);
  response.keep_alive(request.keep_alive());
  response.body() = reply.body;
  response.content_length(reply.body.size());  // of any status: prepare_payload allows 204 and 304 no body
  std::ostringstream text;
  text << response;
  return text.str();
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
      self->Reply(self->handler_(Read(self->request_)));
    });
  }

  void Reply(HttpReply reply) {
    reply_ = std::move(reply);
    if (reply_.before == 0) return Wait();
    text_ = Interim(reply_.before);
    asio::async_write(stream_, asio::buffer(text_), [self = shared_from_this()](const Error& error, size_t) {
      if (!error) self->Wait();
    });
  }

  void Wait() {
    if (reply_.held != nullptr) return Hold();
    if (reply_.delay == absl::ZeroDuration()) return Write();
    timer_.expires_after(absl::ToChronoNanoseconds(reply_.delay));
    timer_.async_wait([self = shared_from_this()](const Error&) { self->Write(); });
  }

  // Until the answer is released or the client hangs up, which is all that it can send now.
  void Hold() {
    const HeldAnswers::Ticket ticket = reply_.held->Hold([weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->Release();
    });
    stream_.next_layer().async_wait(TlsListener::Socket::wait_read, [self = shared_from_this(), ticket](const Error&) {
      if (self->reply_.held != nullptr) return self->reply_.held->Drop(ticket);
      self->Write();
    });
  }

  void Release() {
    reply_.held = nullptr;
    Error ignored;
    stream_.next_layer().cancel(ignored);
  }

  void Write() {
    text_ = Answer(request_, reply_, reply_.status);
    if (reply_.cut) {
      text_.resize(std::min(*reply_.cut, text_.size()));
    } else if (reply_.behind != 0) {
      text_ += Answer(request_, reply_, reply_.behind);
    }
    asio::async_write(stream_, asio::buffer(text_), [self = shared_from_this()](const Error& error, size_t) {
      if (error) return;
      if (self->reply_.cut) return self->Cut();
      if (!self->request_.keep_alive()) return self->Shutdown();
      self->ReadRequest();
    });
  }

  // Without the end of TLS, as when a process dies.
  void Cut() {
    Error ignored;
    stream_.next_layer().close(ignored);
  }

  void Shutdown() {
    stream_.async_shutdown([self = shared_from_this()](const Error&) {});
  }

  asio::steady_timer timer_;
  beast::ssl_stream<TlsListener::Socket> stream_;
  const HttpsServer::Handler& handler_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  HttpReply reply_;
  std::string text_;  // being written
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
