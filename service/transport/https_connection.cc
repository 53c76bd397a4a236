#include "service/transport/https_connection.h"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <utility>

#include "service/transport/http_answer.h"
#include "service/transport/http_post.h"
#include "service/transport/tls_stream.h"

namespace kiwoom::transport {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr size_t kTlsRecord = 16 << 10;  // the most that one read returns

}  // namespace

// The stream and the data of its operations. The operations keep it alive, so an aborted one still finds its data.
class HttpsConnection::Line : public std::enable_shared_from_this<Line> {
 public:
  Line(std::unique_ptr<TlsStream> stream, std::string authority, size_t largest_body)
      : stream_(std::move(stream)), authority_(std::move(authority)), largest_body_(largest_body) {}

  // Closes the idle line as soon as anything arrives, because it would be taken for the answer to the next request.
  void Watch() {
    socket().async_wait(asio::socket_base::wait_read, [self = shared_from_this()](error_code error) {
      if (error == asio::error::operation_aborted || self->busy()) return;
      if (error || self->Look() != Sight::kNothing) return self->Hangup();
      self->Watch();
    });
  }

  // Closes the line if something has arrived that Watch has not seen yet.
  bool Usable() {
    if (busy() || !socket().is_open()) return false;
    if (Look() != Sight::kNothing) Hangup();
    return socket().is_open();
  }

  void Send(HttpRequest request, Callback callback) {
    absl::StatusOr<std::string> text = WritePost(request, authority_);
    if (!text.ok()) return Refuse(std::string(text.status().message()), std::move(callback));
    if (!Usable()) {
      return Refuse("The connection to the broker at " + authority_ + " is closed or busy.", std::move(callback));
    }
    error_code ignored;
    socket().cancel(ignored);  // the watch
    callback_ = std::move(callback);
    text_ = *std::move(text);
    answer_.emplace(largest_body_);
    asio::async_write(*stream_, asio::buffer(text_), [self = shared_from_this()](error_code error, size_t) {
      if (self->busy()) self->OnWritten(error);
    });
  }

  void Drop() {
    dropped_ = true;
    callback_ = nullptr;
    Hangup();
  }

 private:
  enum class Sight { kNothing, kBytes, kEnd };

  TlsStream::next_layer_type& socket() const { return stream_->next_layer(); }
  bool busy() const { return callback_ != nullptr; }

  // What has arrived, in the TLS layer or in the socket. The non-blocking read lets TLS consume its own messages
  // (session tickets, key updates), which carry no HTTP. After kBytes or kEnd the line is unusable, because the byte
  // that was read is lost.
  Sight Look() {
    char byte;
    error_code error;
    if (stream_->read_some(asio::buffer(&byte, 1), error) > 0) return Sight::kBytes;
    return error == asio::error::would_block ? Sight::kNothing : Sight::kEnd;
  }

  void Refuse(const std::string& sentence, Callback callback) {
    asio::post(stream_->get_executor(), [self = shared_from_this(), callback = std::move(callback),
                                         status = MakeFailure(HttpFailure::kUnreachable, sentence)]() mutable {
      if (!self->dropped_) callback(std::move(status));
    });
  }

  void OnWritten(error_code error) {
    if (!error) return Read();
    const bool answered = Look() == Sight::kBytes;
    Break(answered ? HttpFailure::kBroken : HttpFailure::kUnanswered, "broke the connection: " + error.message());
  }

  void Read() {
    stream_->async_read_some(asio::buffer(room_), [self = shared_from_this()](error_code error, size_t size) {
      if (self->busy()) self->OnRead(error, size);
    });
  }

  void OnRead(error_code error, size_t size) {
    if (error && error != asio::error::eof) return OnBroken(error);
    if (error && !answer_->begun()) return OnBroken(error);
    switch (error ? answer_->End() : answer_->Take({room_.data(), size})) {
      case HttpAnswer::State::kIncomplete:
        return Read();
      case HttpAnswer::State::kInvalid:
        return Break(HttpFailure::kBroken, answer_->problem());
      case HttpAnswer::State::kComplete:
        return OnAnswer();
    }
  }

  void OnBroken(error_code error) {
    const bool not_tls = error.category() == asio::error::get_ssl_category();
    const bool ended = error == asio::error::eof || error == asio::ssl::error::stream_truncated;
    if (answer_->begun() || not_tls) {
      return Break(HttpFailure::kBroken, "broke the connection: " + error.message());
    }
    Break(HttpFailure::kUnanswered, ended ? "hung up without an answer" : "broke the connection: " + error.message());
  }

  void OnAnswer() {
    if (answer_->keeps_connection() && Look() == Sight::kNothing) {
      Watch();
    } else {
      Hangup();
    }
    Finish(answer_->Release());
  }

  void Break(HttpFailure failure, const std::string& what) {
    Hangup();
    Finish(MakeFailure(failure, "The broker at " + authority_ + " " + what + "."));
  }

  // The callback may destroy or use the connection.
  void Finish(absl::StatusOr<HttpResponse> response) {
    Callback callback = std::move(callback_);
    callback_ = nullptr;
    callback(std::move(response));
  }

  void Hangup() {
    error_code ignored;
    socket().close(ignored);
  }

  const std::unique_ptr<TlsStream> stream_;
  const std::string authority_;
  const size_t largest_body_;
  bool dropped_ = false;
  Callback callback_;  // null: idle, or closed
  std::string text_;   // the request
  std::optional<HttpAnswer> answer_;
  std::array<char, kTlsRecord> room_;
};

HttpsConnection::HttpsConnection(std::unique_ptr<TlsStream> stream, std::string authority, size_t largest_body)
    : line_(std::make_shared<Line>(std::move(stream), std::move(authority), largest_body)) {
  line_->Watch();
}

HttpsConnection::~HttpsConnection() { line_->Drop(); }

bool HttpsConnection::Usable() { return line_->Usable(); }

void HttpsConnection::Send(HttpRequest request, Callback callback) {
  line_->Send(std::move(request), std::move(callback));
}

}  // namespace kiwoom::transport
