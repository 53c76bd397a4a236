#include "service/transport/websocket.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/async_base.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <cstring>
#include <deque>
#include <utility>

#include "absl/time/clock.h"
#include "codec/padded_text.h"
#include "service/transport/frame_relabeler.h"
#include "service/transport/handshake_refusal.h"
#include "service/transport/tls.h"

namespace kiwoom::transport {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using Tcp = beast::basic_stream<asio::ip::tcp, asio::io_context::executor_type>;

std::string_view View(beast::string_view text) { return {text.data(), text.size()}; }

// Ends without TLS's close_notify. A broker that has just violated the protocol may never answer it, and its answer
// would be reported instead of the violation. It relabels text frames, so that Beast does not check their UTF-8.
class Tls : public beast::ssl_stream<Tcp> {
 public:
  using ssl_stream::ssl_stream;

  template <typename Buffers, typename Handler>
  auto async_read_some(const Buffers& buffers, Handler&& handler) {
    return asio::async_initiate<Handler, void(error_code, size_t)>(
        [this](auto&& handler, const Buffers& buffers) {
          using Read = RelabelingRead<std::decay_t<decltype(handler)>, Buffers>;
          ssl_stream::async_read_some(buffers, Read(std::forward<decltype(handler)>(handler), *this, buffers));
        },
        handler, buffers);
  }

  template <typename Handler>
  friend void async_teardown(beast::role_type, Tls& stream, Handler&& handler) {
    beast::get_lowest_layer(stream).close();
    asio::post(stream.get_executor(), beast::bind_front_handler(std::forward<Handler>(handler), error_code()));
  }

 private:
  template <typename Handler, typename Buffers>
  class RelabelingRead : public beast::async_base<Handler, executor_type> {
   public:
    RelabelingRead(Handler handler, Tls& stream, const Buffers& buffers)
        : beast::async_base<Handler, executor_type>(std::move(handler), stream.get_executor()),
          stream_(stream),
          buffers_(buffers) {}

    void operator()(error_code error, size_t size) {
      size_t left = size;
      for (const asio::mutable_buffer buffer : beast::buffers_range_ref(buffers_)) {
        const size_t filled = std::min(left, buffer.size());
        stream_.relabeler_.Relabel(static_cast<char*>(buffer.data()), filled);
        left -= filled;
      }
      this->complete_now(error, size);
    }

   private:
    Tls& stream_;
    Buffers buffers_;
  };

  FrameRelabeler relabeler_;
};
using Stream = websocket::stream<Tls>;

// The buffer starts with kUsualBuffer bytes and shrinks back to them when a message has made it larger than
// kUnusualBuffer.
constexpr size_t kUsualBuffer = 64 << 10;
constexpr size_t kUnusualBuffer = 1 << 20;

}  // namespace

// Its operations keep it alive. Close detaches it from the handler.
class Websocket::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(asio::io_context& loop, std::shared_ptr<asio::ssl::context> tls, broker::Endpoint endpoint,
             WebsocketOptions options, WebsocketHandler& handler)
      : tls_(std::move(tls)),
        endpoint_(std::move(endpoint)),
        options_(options),
        handler_(&handler),
        resolver_(loop),
        timer_(loop),
        stream_(loop, *tls_),
        buffer_(options.largest_message + codec::kPadding) {
    buffer_.reserve(std::min(kUsualBuffer, buffer_.max_size()));
  }

  void Connect() {
    const absl::Duration timeout = options_.connect_timeout;
    timer_.expires_after(absl::ToChronoNanoseconds(timeout));
    timer_.async_wait([self = shared_from_this(), timeout](error_code cancelled) {
      if (!cancelled) self->Fail("did not take the connection within " + absl::FormatDuration(timeout));
    });
    error_code not_an_address;
    const auto address = asio::ip::make_address(endpoint_.host, not_an_address);
    if (!not_an_address) {
      stream_.next_layer().next_layer().async_connect(
          asio::ip::tcp::endpoint(address, endpoint_.port),
          [self = shared_from_this()](error_code error) { self->OnTcp(error); });
      return;
    }
    resolver_.async_resolve(endpoint_.host, std::to_string(endpoint_.port),
                            [self = shared_from_this()](error_code error, const auto& results) {
                              if (error) return self->Fail("has no address: " + error.message());
                              if (self->closed_) return;
                              self->stream_.next_layer().next_layer().async_connect(
                                  results, [self](error_code error, const auto&) { self->OnTcp(error); });
                            });
  }

  void Send(std::string text) {
    if (!open_ || closed_ || overfull_) return;
    const size_t bytes = unsent_bytes_ + text.size();
    if (outgoing_.size() >= options_.most_unsent_messages || bytes > options_.most_unsent_bytes) return Overflow();
    unsent_bytes_ = bytes;
    outgoing_.push_back(std::move(text));
    if (outgoing_.size() == 1) Write();
  }

  void Close() {
    handler_ = nullptr;
    if (closed_) return;
    if (!open_) return Shut();
    closed_ = true;
    timer_.expires_after(absl::ToChronoNanoseconds(options_.close_timeout));
    timer_.async_wait([self = shared_from_this()](error_code cancelled) {
      if (!cancelled) self->Shut();
    });
    stream_.async_close(websocket::close_code::normal, [self = shared_from_this()](error_code) { self->Shut(); });
  }

  bool shut() const { return shut_; }
  void Shut() {
    closed_ = true;
    shut_ = true;
    timer_.cancel();
    resolver_.cancel();
    stream_.next_layer().next_layer().close();
  }

 private:
  void OnTcp(error_code error) {
    if (error) return Fail("cannot be reached: " + error.message());
    if (closed_) return;
    error_code ignored;
    stream_.next_layer().next_layer().socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    if (absl::Status status = ExpectHost(stream_.next_layer().native_handle(), endpoint_.host); !status.ok()) {
      return Fail("has no valid host name for a certificate");
    }
    stream_.next_layer().async_handshake(asio::ssl::stream_base::client,
                                         [self = shared_from_this()](error_code error) { self->OnTls(error); });
  }

  void OnTls(error_code error) {
    if (error) {
      const std::string problem = CertificateProblem(stream_.next_layer().native_handle());
      return Fail(problem.empty() ? "refuses TLS: " + error.message() : "is not safe: " + problem);
    }
    if (closed_) return;
    // The session checks liveness itself.
    const auto never = websocket::stream_base::none();
    stream_.set_option(websocket::stream_base::timeout{never, never, false});
    stream_.set_option(websocket::stream_base::decorator(
        [](websocket::request_type& request) { request.set(beast::http::field::user_agent, "kiwoom-gateway"); }));
    stream_.read_message_max(0);  // the buffer's own limit fails without a closing handshake
    stream_.text(true);
    stream_.auto_fragment(false);  // a request is one frame, whatever its size
    stream_.async_handshake(response_, endpoint_.Authority(), endpoint_.path,
                            [self = shared_from_this()](error_code error) { self->OnHandshake(error); });
  }

  void OnHandshake(error_code error) {
    if (error) return Fail(RefusalOf(error));
    if (closed_) return;
    response_ = {};
    timer_.cancel();
    open_ = true;
    handler_->OnOpen();
    if (!closed_) Read();
  }

  void Read() {
    stream_.async_read(buffer_, [self = shared_from_this()](error_code error, size_t) { self->OnRead(error); });
  }

  void OnRead(error_code error) {
    if (error) return Fail(EndOf(error));
    if (closed_) return;
    if (buffer_.size() > options_.largest_message) return Fail(EndOf(websocket::error::buffer_overflow));
    std::memset(buffer_.prepare(codec::kPadding).data(), 0, codec::kPadding);
    handler_->OnText({static_cast<const char*>(buffer_.cdata().data()), buffer_.size()});
    buffer_.consume(buffer_.size());
    if (buffer_.capacity() > kUnusualBuffer) {
      buffer_.shrink_to_fit();
      buffer_.reserve(kUsualBuffer);
    }
    if (!closed_) Read();
  }

  std::string RefusalOf(error_code error) const {
    if (error != websocket::error::upgrade_declined) return "refuses the WebSocket: " + error.message();
    return HandshakeRefusal{.status = static_cast<int>(response_.result_int()),
                            .retry_after = View(response_[beast::http::field::retry_after]),
                            .location = View(response_[beast::http::field::location])}
        .Describe();
  }

  std::string EndOf(error_code error) const {
    if (error == websocket::error::closed) {
      const auto& reason = stream_.reason();
      std::string text = "closed the connection: " + std::to_string(reason.code);
      if (!reason.reason.empty()) text += " " + std::string(reason.reason.data(), reason.reason.size());
      return text;
    }
    if (error == websocket::error::buffer_overflow) {
      return "sent a message of more than " + std::to_string(options_.largest_message >> 20) + " MiB";
    }
    if (error == websocket::condition::protocol_violation) return "violated the WebSocket protocol: " + error.message();
    if (error == asio::error::eof || error == asio::ssl::error::stream_truncated) return "hung up";
    return "broke the connection: " + error.message();
  }

  void Write() {
    stream_.async_write(asio::buffer(outgoing_.front()), [self = shared_from_this()](error_code error, size_t) {
      if (error) return self->Fail(self->EndOf(error));
      self->unsent_bytes_ -= self->outgoing_.front().size();
      self->outgoing_.pop_front();
      if (!self->outgoing_.empty() && !self->closed_) self->Write();
    });
  }

  // Fails later, because the caller may be the handler.
  void Overflow() {
    overfull_ = true;
    std::string what = "does not read what it is sent: " + std::to_string(outgoing_.size()) + " messages of " +
                       std::to_string(unsent_bytes_) + " bytes are waiting, and there is no room for the next one";
    asio::post(stream_.get_executor(), [self = shared_from_this(), what = std::move(what)] { self->Fail(what); });
  }

  // Notifies the handler, once.
  void Fail(const std::string& what) {
    if (closed_) return;
    Shut();
    if (handler_ == nullptr) return;
    std::exchange(handler_, nullptr)->OnClosed("The broker at " + endpoint_.Authority() + " " + what + ".");
  }

  const std::shared_ptr<asio::ssl::context> tls_;
  const broker::Endpoint endpoint_;
  const WebsocketOptions options_;
  WebsocketHandler* handler_;  // null: detached
  asio::ip::tcp::resolver resolver_;
  asio::steady_timer timer_;
  Stream stream_;
  beast::flat_buffer buffer_;
  websocket::response_type response_;  // to the handshake
  std::deque<std::string> outgoing_;   // the first is being written
  size_t unsent_bytes_ = 0;            // in it
  bool overfull_ = false;
  bool open_ = false;
  bool closed_ = false;
  bool shut_ = false;  // the socket is closed
};

Websocket::Websocket(asio::io_context& loop, std::shared_ptr<asio::ssl::context> tls, broker::Endpoint endpoint,
                     WebsocketOptions options, WebsocketHandler& handler)
    : connection_(std::make_shared<Connection>(loop, std::move(tls), std::move(endpoint), options, handler)) {}

Websocket::~Websocket() { Close(); }

void Websocket::Connect() { connection_->Connect(); }
void Websocket::Send(std::string text) { connection_->Send(std::move(text)); }
void Websocket::Close() { connection_->Close(); }

bool Websocket::Remains::gone() const {
  const std::shared_ptr<Connection> connection = connection_.lock();
  return connection == nullptr || connection->shut();
}

void Websocket::Remains::Cut() {
  if (const std::shared_ptr<Connection> connection = connection_.lock()) connection->Shut();
}

}  // namespace kiwoom::transport
