#include "service/transport/https_dialer.h"

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/steady_timer.hpp>
#include <string>
#include <utility>

#include "service/transport/https_connection.h"
#include "service/transport/tls.h"
#include "service/transport/tls_stream.h"

namespace kiwoom::transport {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

}  // namespace

// One dial. Its operations keep it alive.
class HttpsDialer::Attempt : public std::enable_shared_from_this<Attempt> {
 public:
  Attempt(const HttpsDialer& dialer, Callback callback)
      : tls_(dialer.tls_),
        endpoint_(dialer.endpoint_),
        largest_body_(dialer.largest_body_),
        sessions_(dialer.sessions_),
        resolver_(dialer.io_),
        timer_(dialer.io_),
        stream_(std::make_unique<TlsStream>(dialer.io_, *tls_)),
        callback_(std::move(callback)) {}

  void Begin(absl::Duration timeout) {
    timer_.expires_after(absl::ToChronoNanoseconds(std::clamp(timeout, absl::ZeroDuration(), absl::Hours(24))));
    timer_.async_wait([self = shared_from_this(), timeout](error_code cancelled) {
      if (!cancelled) self->Fail("did not take the connection within " + absl::FormatDuration(timeout));
    });
    error_code not_an_address;
    const auto address = asio::ip::make_address(endpoint_.host, not_an_address);
    if (!not_an_address) {
      return Connect(tcp::resolver::results_type::create(tcp::endpoint(address, endpoint_.port), endpoint_.host, ""));
    }
    resolver_.async_resolve(endpoint_.host, std::to_string(endpoint_.port),
                            [self = shared_from_this()](error_code error, const auto& addresses) {
                              if (self->over()) return;
                              if (error) return self->Fail("has no address: " + error.message());
                              self->Connect(addresses);
                            });
  }

  void Drop() {
    callback_ = nullptr;
    Stop();
  }

 private:
  bool over() const { return callback_ == nullptr; }

  void Connect(const tcp::resolver::results_type& addresses) {
    asio::async_connect(stream_->next_layer(), addresses, [self = shared_from_this()](error_code error, const auto&) {
      if (!self->over()) self->OnTcp(error);
    });
  }

  void OnTcp(error_code error) {
    auto& socket = stream_->next_layer();
    error_code ignored;
    if (!error) socket.set_option(tcp::no_delay(true), ignored);
    if (!error) socket.non_blocking(true, error);  // the connection requires it
    if (error) return Fail("cannot be reached: " + error.message());
    if (!ExpectHost(stream_->native_handle(), endpoint_.host).ok()) {
      return Fail("has no valid host name for a certificate");
    }
    sessions_->Use(stream_->native_handle());
    stream_->async_handshake(asio::ssl::stream_base::client, [self = shared_from_this()](error_code error) {
      if (!self->over()) self->OnTls(error);
    });
  }

  void OnTls(error_code error) {
    if (!error) {
      return Finish(std::make_unique<HttpsConnection>(std::move(stream_), endpoint_.Authority(), largest_body_));
    }
    sessions_->Forget();
    const std::string problem = CertificateProblem(stream_->native_handle());
    Fail(problem.empty() ? "refuses TLS: " + error.message() : "is not safe: " + problem);
  }

  void Fail(const std::string& what) {
    if (over()) return;
    Finish(MakeFailure(HttpFailure::kUnreachable, "The broker at " + endpoint_.Authority() + " " + what + "."));
  }

  void Stop() {
    timer_.cancel();
    resolver_.cancel();
    error_code ignored;
    if (stream_ != nullptr) stream_->next_layer().close(ignored);
  }

  // The callback may destroy the dialer.
  void Finish(absl::StatusOr<std::unique_ptr<HttpConnection>> connection) {
    Stop();
    Callback callback = std::move(callback_);
    callback_ = nullptr;
    callback(std::move(connection));
  }

  const std::shared_ptr<asio::ssl::context> tls_;
  const broker::Endpoint endpoint_;
  const size_t largest_body_;
  const std::shared_ptr<TlsSessions> sessions_;
  tcp::resolver resolver_;
  asio::steady_timer timer_;
  std::unique_ptr<TlsStream> stream_;  // null: handed over
  Callback callback_;                  // null: over
};

HttpsDialer::HttpsDialer(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls, broker::Endpoint endpoint,
                         size_t largest_body)
    : io_(io),
      tls_(std::move(tls)),
      endpoint_(std::move(endpoint)),
      largest_body_(largest_body),
      sessions_(std::make_shared<TlsSessions>()) {}

HttpsDialer::~HttpsDialer() {
  for (const std::weak_ptr<Attempt>& weak : attempts_) {
    if (const auto attempt = weak.lock()) attempt->Drop();
  }
}

void HttpsDialer::Dial(absl::Duration timeout, Callback callback) {
  std::erase_if(attempts_, [](const std::weak_ptr<Attempt>& attempt) { return attempt.expired(); });
  auto attempt = std::make_shared<Attempt>(*this, std::move(callback));
  attempts_.push_back(attempt);
  attempt->Begin(timeout);
}

}  // namespace kiwoom::transport
