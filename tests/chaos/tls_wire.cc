#include "tests/chaos/tls_wire.h"

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <deque>
#include <utility>

#include "service/transport/test_certificate.h"

namespace kiwoom::chaos {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Pending operations keep it alive.
class Peer final : public TlsPeer, public std::enable_shared_from_this<Peer> {
 public:
  Peer(tcp::socket socket, asio::ssl::context& tls, const TlsWire::Callbacks& callbacks)
      : stream_(std::move(socket), tls), callbacks_(callbacks) {}

  void Start() {
    error_code ignored;
    socket().set_option(tcp::no_delay(true), ignored);
    stream_.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](const error_code& error) {
      if (error) return self->End();
      self->Read();
    });
  }

  void Write(std::string bytes) override {
    if (over_ || closing_ || frozen_) return;
    queue_.push_back(std::move(bytes));
    if (!writing_) WriteNext();
  }
  void Close() override {
    closing_ = true;
    if (!writing_) Shut();
  }
  void Reset() override {
    error_code ignored;
    socket().set_option(asio::socket_base::linger(true, 0), ignored);
    socket().close(ignored);
    End();
  }
  void Freeze() override { frozen_ = true; }

 private:
  tcp::socket& socket() { return stream_.next_layer(); }

  void Read() {
    if (frozen_ || over_) return;
    stream_.async_read_some(asio::buffer(bytes_), [self = shared_from_this()](const error_code& error, size_t size) {
      if (error) return self->End();
      if (!self->over_ && !self->frozen_) {
        self->callbacks_.bytes(self, std::string_view(self->bytes_.data(), size));
      }
      self->Read();
    });
  }

  void WriteNext() {
    writing_ = true;
    asio::async_write(stream_, asio::buffer(queue_.front()),
                      [self = shared_from_this()](const error_code& error, size_t) {
                        self->writing_ = false;
                        self->queue_.pop_front();
                        if (error) return self->End();
                        if (self->over_ || self->frozen_) return;
                        if (!self->queue_.empty()) return self->WriteNext();
                        if (self->closing_) self->Shut();
                      });
  }

  void Shut() {
    error_code ignored;
    socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  void End() {
    if (std::exchange(over_, true)) return;
    error_code ignored;
    socket().close(ignored);
    callbacks_.gone(shared_from_this());
  }

  asio::ssl::stream<tcp::socket> stream_;
  const TlsWire::Callbacks& callbacks_;
  std::array<char, 16384> bytes_;
  std::deque<std::string> queue_;
  bool writing_ = false;
  bool closing_ = false;
  bool frozen_ = false;
  bool over_ = false;
};

}  // namespace

class TlsWire::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& loop, Callbacks callbacks)
      : callbacks_(std::move(callbacks)),
        certificate_(transport::MakeTestCertificate("DNS:localhost,IP:127.0.0.1")),
        tls_(asio::ssl::context::tls_server),
        acceptor_(loop, {asio::ip::address_v4::loopback(), 0}) {
    tls_.use_certificate(asio::buffer(certificate_.certificate), asio::ssl::context::pem);
    tls_.use_private_key(asio::buffer(certificate_.key), asio::ssl::context::pem);
    port_ = acceptor_.local_endpoint().port();
  }

  void Accept() {
    acceptor_.async_accept([self = shared_from_this()](const error_code& error, tcp::socket socket) {
      if (error) return;
      if (self->refuse_) {
        error_code ignored;
        socket.set_option(asio::socket_base::linger(true, 0), ignored);
      } else {
        std::make_shared<Peer>(std::move(socket), self->tls_, self->callbacks_)->Start();
      }
      self->Accept();
    });
  }

  const Callbacks callbacks_;
  const transport::TestCertificate certificate_;
  asio::ssl::context tls_;
  tcp::acceptor acceptor_;
  uint16_t port_ = 0;
  bool refuse_ = false;
};

TlsWire::TlsWire(asio::io_context& loop, Callbacks callbacks)
    : impl_(std::make_shared<Impl>(loop, std::move(callbacks))) {
  impl_->Accept();
}
TlsWire::~TlsWire() = default;

uint16_t TlsWire::port() const { return impl_->port_; }
const std::string& TlsWire::certificate() const { return impl_->certificate_.certificate; }
void TlsWire::Refuse(bool refuse) { impl_->refuse_ = refuse; }

}  // namespace kiwoom::chaos
