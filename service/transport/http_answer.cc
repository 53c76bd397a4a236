#include "service/transport/http_answer.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <utility>

namespace kiwoom::transport {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

// Limit of 1xx answers before the final one. The parser accepts up to 8 KiB of each, so this bounds their bytes as
// well.
constexpr int kMostInterimAnswers = 16;

constexpr size_t kMostUnread = 64 << 10;

std::string Text(beast::string_view text) { return std::string(text.data(), text.size()); }

}  // namespace

class HttpAnswer::Reader {
 public:
  explicit Reader(size_t largest_body) : largest_body_(largest_body) { Expect(); }

  State Take(std::string_view bytes) {
    begun_ |= !bytes.empty();
    unread_.append(bytes);
    while (!unread_.empty()) {
      error_code error;
      unread_.erase(0, parser_->put(boost::asio::buffer(unread_), error));
      if (error == http::error::need_more) {
        // Beast bounds the header, but neither chunk extensions nor trailers.
        if (unread_.size() > kMostUnread) return Refuse("sent a header or a chunk without end");
        return State::kIncomplete;
      }
      if (error) return Refuse(error);
      if (!parser_->is_done()) continue;
      if (http::to_status_class(parser_->get().result_int()) != http::status_class::informational) {
        return State::kComplete;
      }
      if (const std::string refusal = SkipInterim(); !refusal.empty()) return Refuse(refusal);
    }
    return State::kIncomplete;
  }

  State End() {
    error_code error = http::error::end_of_stream;
    if (parser_->got_some()) parser_->put_eof(error);
    return error ? Refuse(error) : State::kComplete;
  }

  bool begun() const { return begun_; }
  const std::string& problem() const { return problem_; }

  // A 408 may have crossed with the request, which the server may then answer as well.
  bool keeps_connection() const {
    return parser_->keep_alive() && parser_->get().result() != http::status::request_timeout && unread_.empty();
  }

  HttpResponse Release() {
    auto message = parser_->release();
    HttpResponse response{.status = static_cast<int>(message.result_int()), .body = std::move(message.body())};
    for (const auto& field : message) response.headers.emplace_back(Text(field.name_string()), Text(field.value()));
    return response;
  }

 private:
  void Expect() {
    parser_.emplace();
    parser_->eager(true);
    parser_->body_limit(largest_body_);
  }

  // Returns what is wrong with it, or "".
  std::string SkipInterim() {
    if (parser_->get().result() == http::status::switching_protocols) {
      return "switched to another protocol unasked";
    }
    if (++interim_answers_ > kMostInterimAnswers) {
      return "sent more than " + std::to_string(kMostInterimAnswers) + " interim answers (1xx) without a final one";
    }
    Expect();
    return "";
  }

  State Refuse(error_code error) {
    if (error == http::error::body_limit) {
      return Refuse("answered with more than " + std::to_string(largest_body_) + " bytes");
    }
    return Refuse("broke the connection: " + error.message());
  }
  State Refuse(std::string problem) {
    problem_ = std::move(problem);
    return State::kInvalid;
  }

  const size_t largest_body_;
  std::optional<http::response_parser<http::string_body>> parser_;
  std::string unread_;  // not consumed by the parser yet
  bool begun_ = false;
  int interim_answers_ = 0;
  std::string problem_;
};

HttpAnswer::HttpAnswer(size_t largest_body) : reader_(std::make_unique<Reader>(largest_body)) {}
HttpAnswer::~HttpAnswer() = default;

HttpAnswer::State HttpAnswer::Take(std::string_view bytes) { return reader_->Take(bytes); }
HttpAnswer::State HttpAnswer::End() { return reader_->End(); }
bool HttpAnswer::begun() const { return reader_->begun(); }
const std::string& HttpAnswer::problem() const { return reader_->problem(); }
bool HttpAnswer::keeps_connection() const { return reader_->keeps_connection(); }
HttpResponse HttpAnswer::Release() { return reader_->Release(); }

}  // namespace kiwoom::transport
