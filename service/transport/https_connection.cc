#include "service/transport/https_connection.h"

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "service/transport/tls.h"

namespace kiwoom::transport {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using Request = http::request<http::string_body>;

// Limit of 1xx answers before the final one. The parser accepts up to 8 KiB of each, so this bounds their bytes as
// well.
constexpr int kMostInterimAnswers = 16;

std::string Text(beast::string_view text) { return std::string(text.data(), text.size()); }

// One connection and the data of its operations. The operations keep it alive, so an aborted one still finds its data.
struct Line {
  Line(asio::io_context& io, asio::ssl::context& tls) : stream(io, tls) {}

  beast::tcp_stream& tcp() { return beast::get_lowest_layer(stream); }

  void ExpectAnswer(size_t largest_body) {
    parser.emplace();
    parser->body_limit(largest_body);
  }

  // Whether nothing has arrived after the last answer: neither here, nor in the TLS layer, nor in the socket. The
  // non-blocking read lets TLS consume its own messages (session tickets, key updates), which carry no HTTP. If it
  // returns false, the line is unusable, because the byte that was read is lost.
  bool Quiet() {
    char byte;
    error_code error;
    stream.read_some(asio::buffer(&byte, 1), error);
    return buffer.size() == 0 && error == asio::error::would_block;
  }

  beast::ssl_stream<beast::tcp_stream> stream;
  beast::flat_buffer buffer;
  std::shared_ptr<const Request> request;
  std::optional<http::response_parser<http::string_body>> parser;
};

}  // namespace

// Runs requests on the connection, one after the other. Its operations keep it alive.
class HttpsConnection::Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls, broker::Endpoint endpoint,
           size_t largest_body)
      : io_(io),
        tls_(std::move(tls)),
        endpoint_(std::move(endpoint)),
        largest_body_(largest_body),
        resolver_(io),
        timer_(io) {}

  void Post(HttpRequest request, absl::Time deadline, Http::Callback callback) {
    callback_ = std::move(callback);
    repeatable_ = request.repeatable;
    request_ = Compose(std::move(request));
    const absl::Duration left = std::clamp(deadline - absl::Now(), absl::ZeroDuration(), absl::Hours(24));
    timer_.expires_after(absl::ToChronoNanoseconds(left));
    timer_.async_wait([self = shared_from_this(), request = request_](error_code cancelled) {
      if (cancelled || request != self->request_) return;
      const std::string authority = self->endpoint_.Authority();
      self->Fail(absl::DeadlineExceededError("The broker at " + authority + " did not answer in time."));
    });
    if (line_ != nullptr) EndWatch();
    reused_ = line_ != nullptr;
    if (reused_) {
      Write();
    } else {
      Connect();
    }
  }

  void Drop() {
    callback_ = nullptr;
    Hangup();
    Finish(absl::CancelledError());
  }

 private:
  std::shared_ptr<const Request> Compose(HttpRequest request) const {
    auto message = std::make_shared<Request>(http::verb::post, request.path, 11, std::move(request.body));
    message->set(http::field::host, endpoint_.Authority());
    message->set(http::field::user_agent, "kiwoom-gateway");
    for (const auto& [name, value] : request.headers) message->set(name, value);
    message->prepare_payload();
    return message;
  }

  // Wraps `step` so that it runs only if its line is still in use.
  template <typename Step>
  auto OnLine(Step step) {
    return [self = shared_from_this(), line = line_, step](error_code error, auto&&...) {
      if (line == self->line_) step(*self, error);
    };
  }

  void Connect() {
    line_ = std::make_shared<Line>(io_, *tls_);
    const auto connected = OnLine([](Exchange& self, error_code error) { self.OnTcp(error); });
    error_code not_an_address;
    const auto address = asio::ip::make_address(endpoint_.host, not_an_address);
    if (!not_an_address) {
      line_->tcp().async_connect(asio::ip::tcp::endpoint(address, endpoint_.port), connected);
      return;
    }
    resolver_.async_resolve(
        endpoint_.host, std::to_string(endpoint_.port),
        [self = shared_from_this(), line = line_, connected](error_code error, const auto& results) {
          if (line != self->line_) return;
          if (error) return self->Break("has no address: " + error.message());
          line->tcp().async_connect(results, connected);
        });
  }

  void OnTcp(error_code error) {
    if (error) return Break("cannot be reached: " + error.message());
    error_code ignored;
    line_->tcp().socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    line_->tcp().socket().non_blocking(true, error);  // Quiet must not wait
    if (error) return Break("cannot be reached: " + error.message());
    if (!ExpectHost(line_->stream.native_handle(), endpoint_.host).ok()) {
      return Break("has no valid host name for a certificate");
    }
    line_->stream.async_handshake(asio::ssl::stream_base::client,
                                  OnLine([](Exchange& self, error_code error) { self.OnTls(error); }));
  }

  void OnTls(error_code error) {
    if (!error) return Write();
    const std::string problem = CertificateProblem(line_->stream.native_handle());
    Break(problem.empty() ? "refuses TLS: " + error.message() : "is not safe: " + problem);
  }

  void Write() {
    interim_answers_ = 0;
    line_->request = request_;
    line_->ExpectAnswer(largest_body_);
    http::async_write(line_->stream, *line_->request, OnLine([](Exchange& self, error_code error) {
                        if (error) return self.OnBroken(error);
                        self.Read();
                      }));
  }

  void Read() {
    http::async_read(line_->stream, line_->buffer, *line_->parser, OnLine([](Exchange& self, error_code error) {
                       if (error) return self.OnBroken(error);
                       const unsigned status = self.line_->parser->get().result_int();
                       if (http::to_status_class(status) == http::status_class::informational)
                         return self.OnInterimAnswer(status);
                       self.OnAnswer();
                     }));
  }

  void OnBroken(error_code error) {
    const bool nothing_came = interim_answers_ == 0 && !line_->parser->got_some();
    if (nothing_came && repeatable_ && reused_) {  // the server closed the connection just as the request was sent
      reused_ = false;
      Hangup();
      return Connect();
    }
    if (error == http::error::body_limit) {
      return Break("answered with more than " + std::to_string(largest_body_) + " bytes");
    }
    const bool ended = error == http::error::end_of_stream || error == asio::ssl::error::stream_truncated;
    Break(nothing_came && ended ? "hung up without an answer" : "broke the connection: " + error.message());
  }

  void OnInterimAnswer(unsigned status) {
    if (status == static_cast<unsigned>(http::status::switching_protocols)) {
      return Break("switched to another protocol unasked");
    }
    if (++interim_answers_ > kMostInterimAnswers) {
      return Break("sent more than " + std::to_string(kMostInterimAnswers) +
                   " interim answers (1xx) without a final one");
    }
    line_->ExpectAnswer(largest_body_);
    Read();
  }

  void OnAnswer() {
    const auto& parser = *line_->parser;
    // A 408 may have crossed with the request, which the server may then answer as well.
    const bool gave_up = parser.get().result() == http::status::request_timeout;
    const bool keep = parser.keep_alive() && !gave_up && line_->Quiet();
    auto message = line_->parser->release();
    HttpResponse response{.status = static_cast<int>(message.result_int()), .body = std::move(message.body())};
    for (const auto& field : message) response.headers.emplace_back(Text(field.name_string()), Text(field.value()));
    if (keep) {
      Watch();
    } else {
      Hangup();
    }
    Finish(std::move(response));
  }

  // Closes the idle line as soon as anything arrives, because it would be taken for the answer to the next request.
  void Watch() {
    line_->tcp().socket().async_wait(asio::ip::tcp::socket::wait_read, OnLine([](Exchange& self, error_code error) {
                                       if (self.request_ != nullptr) return;
                                       if (error || !self.line_->Quiet()) return self.Hangup();
                                       self.Watch();
                                     }));
  }

  // Called before the line is reused. Closes it if something has arrived that Watch has not seen yet.
  void EndWatch() {
    error_code ignored;
    line_->tcp().socket().cancel(ignored);
    if (!line_->Quiet()) Hangup();
  }

  void Break(const std::string& what) {
    Fail(absl::UnavailableError("The broker at " + endpoint_.Authority() + " " + what + "."));
  }

  void Fail(absl::Status status) {
    Hangup();
    Finish(std::move(status));
  }

  // The callback may destroy or use the connection.
  void Finish(absl::StatusOr<HttpResponse> response) {
    request_ = nullptr;
    timer_.cancel();
    if (callback_) std::exchange(callback_, nullptr)(std::move(response));
  }

  void Hangup() {
    resolver_.cancel();
    if (line_ != nullptr) line_->tcp().close();
    line_ = nullptr;
  }

  asio::io_context& io_;
  const std::shared_ptr<asio::ssl::context> tls_;
  const broker::Endpoint endpoint_;
  const size_t largest_body_;
  asio::ip::tcp::resolver resolver_;
  asio::steady_timer timer_;
  std::shared_ptr<Line> line_;  // null: not connected
  bool reused_ = false;         // the request was sent on a line that had idled
  bool repeatable_ = false;
  int interim_answers_ = 0;
  std::shared_ptr<const Request> request_;
  Http::Callback callback_;
};

HttpsConnection::HttpsConnection(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls,
                                 broker::Endpoint endpoint, size_t largest_body)
    : exchange_(std::make_shared<Exchange>(io, std::move(tls), std::move(endpoint), largest_body)) {}

HttpsConnection::~HttpsConnection() { exchange_->Drop(); }

void HttpsConnection::Post(HttpRequest request, absl::Time deadline, Http::Callback callback) {
  exchange_->Post(std::move(request), deadline, std::move(callback));
}

}  // namespace kiwoom::transport
