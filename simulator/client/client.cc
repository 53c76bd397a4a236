#include "simulator/client/client.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <utility>

namespace kiwoom::simulator {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using Error = beast::error_code;
using Tls = beast::ssl_stream<asio::ip::tcp::socket>;

constexpr char kHost[] = "localhost";

Error ConnectTls(Tls& stream, asio::ssl::context& tls, uint16_t port, const std::string& ca_pem) {
  Error error;
  tls.add_certificate_authority(asio::buffer(ca_pem), error);
  if (error) return error;
  stream.set_verify_mode(asio::ssl::verify_peer, error);
  if (!error) stream.set_verify_callback(asio::ssl::host_name_verification(kHost), error);
  if (!error) stream.next_layer().connect({asio::ip::address_v4::loopback(), port}, error);
  if (!error) stream.handshake(asio::ssl::stream_base::client, error);
  return error;
}

absl::Status Failed(const std::string& what, const Error& error) {
  return absl::UnavailableError(what + ": " + error.message());
}

Error Write(Tls& stream, const std::string& method, const std::string& path,
            const std::map<std::string, std::string>& headers, const std::string& body) {
  http::request<http::string_body> request;
  request.method_string(method);
  request.target(path);
  request.set(http::field::host, kHost);
  for (const auto& [name, value] : headers) request.set(name, value);
  request.body() = body;
  request.prepare_payload();
  Error error;
  http::write(stream, request, error);
  return error;
}

class Client : public WebSocketClient {
 public:
  absl::Status Open(uint16_t port, const std::string& ca_pem, const std::string& path) {
    if (const Error error = ConnectTls(stream_.next_layer(), tls_, port, ca_pem)) return Failed("connect", error);
    Error error;
    stream_.handshake(kHost, path, error);
    return error ? Failed("upgrade", error) : absl::OkStatus();
  }

  void Send(const std::string& text) override {
    Error ignored;
    stream_.write(asio::buffer(text), ignored);
  }

  std::optional<std::string> Receive(absl::Duration timeout) override {
    if (ending_) return std::nullopt;
    if (!reading_) Read();
    context_.restart();
    context_.run_for(absl::ToChronoNanoseconds(timeout));
    return std::exchange(received_, std::nullopt);
  }

  const std::optional<Ending>& ending() const override { return ending_; }

 private:
  void Read() {
    reading_ = true;
    stream_.async_read(buffer_, [this](const Error& error, size_t) {
      reading_ = false;
      if (error) {
        ending_ = Ending{error != websocket::error::closed, static_cast<uint16_t>(stream_.reason().code),
                         std::string(stream_.reason().reason.c_str())};
        return;
      }
      received_ = beast::buffers_to_string(buffer_.data());
      buffer_.clear();
    });
  }

  asio::io_context context_;
  asio::ssl::context tls_{asio::ssl::context::tls_client};
  websocket::stream<Tls> stream_{context_, tls_};
  beast::flat_buffer buffer_;
  bool reading_ = false;
  std::optional<std::string> received_;
  std::optional<Ending> ending_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<WebSocketClient>> WebSocketClient::Connect(uint16_t port, const std::string& ca_pem,
                                                                          const std::string& path) {
  auto client = std::make_unique<Client>();
  if (absl::Status status = client->Open(port, ca_pem, path); !status.ok()) return status;
  return client;
}

absl::StatusOr<HttpAnswer> HttpsRequest(uint16_t port, const std::string& ca_pem, const std::string& method,
                                        const std::string& path, const std::map<std::string, std::string>& headers,
                                        const std::string& body) {
  asio::io_context context;
  asio::ssl::context tls{asio::ssl::context::tls_client};
  Tls stream{context, tls};
  if (const Error error = ConnectTls(stream, tls, port, ca_pem)) return Failed("connect", error);
  if (const Error error = Write(stream, method, path, headers, body)) return Failed("write", error);

  beast::flat_buffer buffer;
  http::response<http::string_body> response;
  Error error;
  http::read(stream, buffer, response, error);
  if (error) return Failed("read", error);

  HttpAnswer answer;
  answer.status = static_cast<int>(response.result_int());
  for (const auto& field : response) answer.headers[std::string(field.name_string())] = std::string(field.value());
  answer.body = response.body();
  return answer;
}

absl::StatusOr<std::string> HttpsBytes(uint16_t port, const std::string& ca_pem, const std::string& method,
                                       const std::string& path, const std::map<std::string, std::string>& headers,
                                       const std::string& body) {
  asio::io_context context;
  asio::ssl::context tls{asio::ssl::context::tls_client};
  Tls stream{context, tls};
  if (const Error error = ConnectTls(stream, tls, port, ca_pem)) return Failed("connect", error);
  std::map<std::string, std::string> last = headers;
  last["connection"] = "close";
  if (const Error error = Write(stream, method, path, last, body)) return Failed("write", error);

  std::string bytes;
  Error end;  // whatever it is
  asio::read(stream, asio::dynamic_buffer(bytes), end);
  return bytes;
}

}  // namespace kiwoom::simulator
