#include "service/transport/test_server.h"

#include <linux/sockios.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <cctype>
#include <list>
#include <mutex>
#include <thread>

namespace kiwoom::transport {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

std::string Text(beast::string_view text) { return std::string(text.data(), text.size()); }

class Peer final : public TestPeer {
 public:
  Peer(tcp::socket socket, asio::ssl::context& tls, int number)
      : number_(number), stream_(beast::ssl_stream<tcp::socket>(std::move(socket), tls)) {}

  bool Handshake() {
    socket().set_option(tcp::no_delay(true), error_);
    stream_.next_layer().handshake(asio::ssl::stream_base::server, error_);
    return !error_;
  }

  int number() const override { return number_; }
  bool resumed() const override {
    return SSL_session_reused(const_cast<Peer*>(this)->stream_.next_layer().native_handle()) == 1;
  }
  bool failed() const override { return bool(error_); }

  std::string AcceptWebsocket() override {
    http::request<http::string_body> request;
    if (!error_) http::read(stream_.next_layer(), buffer_, request, error_);
    if (!error_) stream_.accept(request, error_);
    return error_ ? "" : Text(request.target()) + " " + Text(request[http::field::host]);
  }
  std::string ReadText() override {
    beast::flat_buffer message;
    if (!error_) stream_.read(message, error_);
    return error_ ? "" : beast::buffers_to_string(message.cdata());
  }
  void SendText(const std::string& text) override {
    stream_.text(true);
    if (!error_) stream_.write(asio::buffer(text), error_);
  }
  void Ping() override {
    if (!error_) stream_.ping({}, error_);
  }
  Frame ReadFrame() override {
    const std::string head = Read(2);
    if (head.empty()) return {};
    Frame frame{.final = (head[0] & 0x80) != 0, .opcode = static_cast<uint8_t>(head[0] & 0x0F)};
    uint64_t size = head[1] & 0x7F;
    if (size > 125) {
      const size_t bytes = size == 126 ? 2 : 8;
      size = 0;
      for (const char byte : Read(bytes)) size = size << 8 | static_cast<uint8_t>(byte);
    }
    if ((head[1] & 0x80) != 0) frame.key = Read(4);
    frame.payload = Read(size);
    for (size_t i = 0; i < frame.payload.size() && !frame.key.empty(); ++i) frame.payload[i] ^= frame.key[i % 4];
    return frame;
  }
  void CloseWebsocket(int code, const std::string& reason) override {
    if (!error_) stream_.close({static_cast<websocket::close_code>(code), reason}, error_);
  }

  Request ReadRequest() override {
    http::request<http::string_body> message;
    if (!error_) http::read(stream_.next_layer(), buffer_, message, error_);
    if (error_) return {};
    Request request{.target = Text(message.target()), .headers = {}, .body = message.body()};
    for (const auto& field : message) {
      std::string name = Text(field.name_string());
      for (char& c : name) c = static_cast<char>(std::tolower(c));
      request.headers[name] = Text(field.value());
    }
    return request;
  }
  void Respond(int status, const std::map<std::string, std::string>& headers, const std::string& body) override {
    http::response<http::string_body> message;
    message.result(static_cast<unsigned>(status));
    for (const auto& [name, value] : headers) message.set(name, value);
    message.body() = body;
    message.prepare_payload();
    if (!error_) http::write(stream_.next_layer(), message, error_);
  }

  void SendRaw(const std::string& bytes) override {
    if (!error_) asio::write(stream_.next_layer(), asio::buffer(bytes), error_);
  }
  void WaitForEnd() override {
    char byte;
    while (!error_) asio::read(stream_.next_layer(), asio::buffer(&byte, 1), error_);
  }

  void SendTlsMessages() override {
    auto& tls = stream_.next_layer();
    SSL_new_session_ticket(tls.native_handle());
    if (!error_) tls.handshake(asio::ssl::stream_base::server, error_);  // sends it
    SSL_key_update(tls.native_handle(), SSL_KEY_UPDATE_REQUESTED);
    if (!error_) tls.handshake(asio::ssl::stream_base::server, error_);
  }
  void SendUnencrypted(const std::string& bytes) override {
    if (!error_) asio::write(socket(), asio::buffer(bytes), error_);
  }
  void EndTls() override {
    error_code would_wait;
    socket().non_blocking(true, would_wait);
    stream_.next_layer().shutdown(would_wait);
    socket().non_blocking(false, would_wait);
  }
  void EndTcp() override {
    error_code ignored;
    socket().shutdown(tcp::socket::shutdown_send, ignored);
  }
  void Reset() override {
    const sockaddr nowhere = {.sa_family = AF_UNSPEC, .sa_data = {}};
    connect(socket().native_handle(), &nowhere, sizeof(nowhere));
  }
  void WaitUntilReceived() override {
    tcp_info info = {};
    socklen_t size = sizeof(info);
    for (int unacknowledged = 1; unacknowledged > 0 && info.tcpi_state != TCP_CLOSE; std::this_thread::yield()) {
      if (ioctl(socket().native_handle(), SIOCOUTQ, &unacknowledged) != 0) return;
      if (getsockopt(socket().native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return;
    }
  }

  tcp::socket& socket() { return stream_.next_layer().next_layer(); }

 private:
  std::string Read(size_t size) {
    std::string bytes(size, '\0');
    if (!error_) asio::read(stream_.next_layer(), asio::buffer(bytes), error_);
    return error_ ? "" : bytes;
  }

  const int number_;
  websocket::stream<beast::ssl_stream<tcp::socket>> stream_;
  beast::flat_buffer buffer_;
  error_code error_;
};

}  // namespace

class TestServer::Impl {
 public:
  Impl(Script script, TestServerOptions options)
      : script_(std::move(script)),
        options_(options),
        certificate_(options.certificate ? *options.certificate : MakeTestCertificate(options.names)),
        tls_(asio::ssl::context::tls_server),
        acceptor_(io_, {asio::ip::address_v4::loopback(), options.port}) {
    tls_.use_certificate(asio::buffer(certificate_.certificate), asio::ssl::context::pem);
    tls_.use_private_key(asio::buffer(certificate_.key), asio::ssl::context::pem);
    if (options.tls_1_2) SSL_CTX_set_max_proto_version(tls_.native_handle(), TLS1_2_VERSION);
    if (options.old_tls) {
      SSL_CTX_set_max_proto_version(tls_.native_handle(), TLS1_1_VERSION);
      SSL_CTX_set_cipher_list(tls_.native_handle(), "ALL:@SECLEVEL=0");
    }
    port_ = acceptor_.local_endpoint().port();
    thread_ = std::thread([this] { Accept(); });
  }

  ~Impl() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      for (const Connection& connection : connections_) Cut(connection.peer->socket());
    }
    error_code ignored;
    tcp::socket(io_).connect({asio::ip::address_v4::loopback(), port_}, ignored);  // ends the accept
    thread_.join();
    for (Connection& connection : connections_) {
      if (connection.script.joinable()) connection.script.join();
    }
  }

  uint16_t port() const { return port_; }
  const TestCertificate& identity() const { return certificate_; }

 private:
  struct Connection {
    std::unique_ptr<Peer> peer;
    std::thread script;
    bool over = false;
  };

  static void Cut(tcp::socket& socket) {
    error_code ignored;
    socket.shutdown(tcp::socket::shutdown_both, ignored);
  }

  void Accept() {
    for (int number = 0;; ++number) {
      error_code error;
      tcp::socket socket = acceptor_.accept(error);
      const std::lock_guard lock(mutex_);
      if (stopping_ || error) return;
      RemoveOver();
      Connection& connection = connections_.emplace_back();
      connection.peer = std::make_unique<Peer>(std::move(socket), tls_, number);
      if (!options_.silent) connection.script = std::thread([this, &connection] { Play(connection); });
    }
  }

  // A test may make more connections than a process can have threads.
  void RemoveOver() {
    connections_.remove_if([](Connection& connection) {
      if (connection.over) connection.script.join();
      return connection.over;
    });
  }

  void Play(Connection& connection) {
    if (connection.peer->Handshake()) script_(*connection.peer);
    const std::lock_guard lock(mutex_);
    Cut(connection.peer->socket());
    connection.over = true;
  }

  const Script script_;
  const TestServerOptions options_;
  const TestCertificate certificate_;
  asio::io_context io_;
  asio::ssl::context tls_;
  tcp::acceptor acceptor_;
  uint16_t port_ = 0;
  std::mutex mutex_;
  bool stopping_ = false;              // guarded by mutex_
  std::list<Connection> connections_;  // guarded by mutex_
  std::thread thread_;
};

TestServer::TestServer(Script script, TestServerOptions options)
    : impl_(std::make_unique<Impl>(std::move(script), options)) {}
TestServer::~TestServer() = default;

uint16_t TestServer::port() const { return impl_->port(); }
const std::string& TestServer::certificate() const { return identity().certificate; }
const TestCertificate& TestServer::identity() const { return impl_->identity(); }

}  // namespace kiwoom::transport
