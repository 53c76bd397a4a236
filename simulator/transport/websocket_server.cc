#include "simulator/transport/websocket_server.h"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "simulator/transport/tls_listener.h"

namespace kiwoom::simulator {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using Error = beast::error_code;

constexpr std::chrono::seconds kHandshakeTime(10);

// One connection, starting with the accepted socket. Pending operations keep it alive.
class WebSocketConnection : public Connection, public std::enable_shared_from_this<WebSocketConnection> {
 public:
  WebSocketConnection(TlsListener::Socket socket, asio::ssl::context& tls, const WebSocketServer::Callbacks& callbacks)
      : stream_(std::move(socket), tls), callbacks_(callbacks) {}

  void Start() {
    stream_.next_layer().async_handshake(asio::ssl::stream_base::server,
                                         [self = shared_from_this()](const Error& error) {
                                           if (!error) self->ReadUpgrade();
                                         });
  }

  void Send(SharedText text) override {
    if (frozen_ || ended_ || closing_) return;
    queue_.push_back(std::move(text));
    if (!writing_) Write();
  }

  void Close(uint16_t code, std::string reason) override {
    if (frozen_ || ended_ || closing_) return;
    closing_.emplace(static_cast<websocket::close_code>(code), reason);
    if (!writing_) WriteClose();
  }

  void Reset() override {
    Error ignored;
    auto& socket = beast::get_lowest_layer(stream_);
    socket.set_option(asio::socket_base::linger(true, 0), ignored);
    socket.close(ignored);
  }

  void Freeze() override {
    frozen_ = true;
    const bool in_use = writing_ && !queue_.empty();  // the operation that is under way removes the first
    queue_.erase(queue_.begin() + (in_use ? 1 : 0), queue_.end());
    Error ignored;
    beast::get_lowest_layer(stream_).cancel(ignored);
    StayOpen();
  }

  void Read(bool reads) override {
    reads_ = reads;
    if (!reads_) StayOpen();
    if (reads_ && !reading_ && connected_ && !frozen_ && !ended_) Take();
  }

  size_t queued() const override { return frozen_ ? 0 : queue_.size(); }

 private:
  // A connection lives as long as an operation on it is pending. Without a read this is one that only an error or the
  // end of the loop ends.
  void StayOpen() {
    beast::get_lowest_layer(stream_).async_wait(TlsListener::Socket::wait_error,
                                                [self = shared_from_this()](const Error&) {});
  }

  void ReadUpgrade() {
    http::async_read(stream_.next_layer(), buffer_, upgrade_, [self = shared_from_this()](const Error& error, size_t) {
      if (error) return;
      if (self->upgrade_.target() != beast::string_view(kWebSocketPath.data(), kWebSocketPath.size()) ||
          !websocket::is_upgrade(self->upgrade_)) {
        self->Decline(static_cast<int>(http::status::not_found));
      } else if (const std::optional<int> status = self->callbacks_.declines()) {
        self->Decline(*status);
      } else {
        self->Upgrade();
      }
    });
  }

  void Decline(int status) {
    refusal_.emplace(static_cast<http::status>(status), upgrade_.version());
    refusal_->keep_alive(false);
    refusal_->prepare_payload();
    http::async_write(stream_.next_layer(), *refusal_, [self = shared_from_this()](const Error&, size_t) {});
  }

  void Upgrade() {
    stream_.text(true);
    // Give up on a peer that does not answer a close.
    stream_.set_option(websocket::stream_base::timeout{kHandshakeTime, websocket::stream_base::none(), false});
    stream_.async_accept(upgrade_, [self = shared_from_this()](const Error& error) {
      if (error) return;
      self->connected_ = true;
      self->callbacks_.connected(*self);
      self->buffer_.clear();
      self->ReadNext();
    });
  }

  void ReadNext() {
    reading_ = true;
    stream_.async_read(buffer_, [self = shared_from_this()](const Error& error, size_t) {
      self->reading_ = false;
      if (self->frozen_) return;
      if (error) return self->End();
      if (self->reads_) self->Take();
    });
  }

  // Reports the text that has been read, and reads on.
  void Take() {
    const auto bytes = buffer_.cdata();
    callbacks_.text(*this, std::string_view(static_cast<const char*>(bytes.data()), bytes.size()));
    buffer_.clear();
    if (!frozen_) ReadNext();
  }

  void Write() {
    if (queue_.empty()) {
      if (closing_) WriteClose();
      return;
    }
    writing_ = true;
    stream_.async_write(asio::buffer(*queue_.front()), [self = shared_from_this()](const Error& error, size_t) {
      self->writing_ = false;
      self->queue_.pop_front();
      if (!error && !self->ended_ && !self->frozen_) self->Write();
    });
  }

  void WriteClose() {
    writing_ = true;
    stream_.async_close(*closing_, [self = shared_from_this()](const Error&) {
      if (!self->frozen_) self->End();
    });
  }

  void End() {
    if (!connected_ || std::exchange(ended_, true)) return;
    callbacks_.disconnected(*this);
  }

  websocket::stream<beast::ssl_stream<TlsListener::Socket>> stream_;
  const WebSocketServer::Callbacks& callbacks_;
  beast::flat_buffer buffer_;
  http::request<http::empty_body> upgrade_;
  std::optional<http::response<http::empty_body>> refusal_;
  std::deque<SharedText> queue_;
  std::optional<websocket::close_reason> closing_;
  bool writing_ = false;
  bool reading_ = false;
  bool reads_ = true;
  bool frozen_ = false;
  bool connected_ = false;
  bool ended_ = false;
};

class BeastWebSocketServer : public WebSocketServer {
 public:
  BeastWebSocketServer(asio::io_context& context, Callbacks callbacks)
      : listener_(context), callbacks_(std::move(callbacks)) {}

  absl::Status Open(const ListenOptions& options) {
    if (absl::Status status = listener_.Open(options); !status.ok()) return status;
    listener_.Accept([this](TlsListener::Socket socket) {
      std::make_shared<WebSocketConnection>(std::move(socket), listener_.tls(), callbacks_)->Start();
    });
    return absl::OkStatus();
  }

  uint16_t port() const override { return listener_.port(); }

 private:
  TlsListener listener_;
  Callbacks callbacks_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<WebSocketServer>> WebSocketServer::Listen(EventLoop& loop, const ListenOptions& options,
                                                                         Callbacks callbacks) {
  auto server = std::make_unique<BeastWebSocketServer>(loop.context(), std::move(callbacks));
  if (absl::Status status = server->Open(options); !status.ok()) return status;
  return server;
}

}  // namespace kiwoom::simulator
