#include "service/http/web_request_reader.h"

#include <algorithm>
#include <iterator>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kiwoom::http {

namespace beast = boost::beast;

class WebRequestReader::Parser {
 public:
  Parser() {
    parser_.header_limit(kMostHeaderBytes);
    parser_.body_limit(kMostBodyBytes);
    parser_.eager(false);  // stops behind the header
  }

  beast::http::request_parser<beast::http::string_body>& operator*() { return parser_; }
  beast::http::request_parser<beast::http::string_body>* operator->() { return &parser_; }
  bool begun = false;
  bool head_told = false;

 private:
  beast::http::request_parser<beast::http::string_body> parser_;
};

namespace {

int StatusOf(const beast::error_code& error) {
  if (error == beast::http::error::header_limit) return 431;
  if (error == beast::http::error::body_limit) return 413;
  return 400;
}

}  // namespace

WebRequestReader::WebRequestReader() : parser_(std::make_unique<Parser>()) {}
WebRequestReader::~WebRequestReader() = default;

size_t WebRequestReader::room() const { return kMostHeaderBytes + 1 - std::min(bytes_.size(), kMostHeaderBytes + 1); }

bool WebRequestReader::begun() const { return parser_->begun || !bytes_.empty(); }

WebRequestReader::Progress WebRequestReader::Feed(std::string_view bytes) {
  bytes_ += bytes;
  return Proceed();
}

WebRequestReader::Progress WebRequestReader::Continue() { return Proceed(); }

WebRequestReader::Progress WebRequestReader::Next() {
  parser_ = std::make_unique<Parser>();
  request_ = {};
  return Proceed();
}

WebRequestReader::Progress WebRequestReader::Fail(int status) {
  error_ = status;
  return Progress::kInvalid;
}

WebRequestReader::Progress WebRequestReader::Proceed() {
  if (error_ != 0) return Progress::kInvalid;
  Parser& parser = *parser_;
  while (!parser->is_done()) {
    if (parser->is_header_done() && !parser.head_told) {
      return TellHead();
    }
    if (bytes_.empty()) return Progress::kIncomplete;
    beast::error_code error;
    parser->eager(parser->is_header_done());
    const size_t used = parser->put(boost::asio::buffer(bytes_), error);
    bytes_.erase(0, used);
    parser.begun |= used > 0;
    if (error == beast::http::error::need_more) {
      if (room() == 0) return Fail(parser->is_header_done() ? 400 : 431);
      return Progress::kIncomplete;
    }
    if (error) return Fail(StatusOf(error));
  }
  if (!parser.head_told) {
    return TellHead();
  }
  request_.body = std::move(parser->get().body());
  return Progress::kRequest;
}

WebRequestReader::Progress WebRequestReader::TellHead() {
  parser_->head_told = true;
  if (!HasClearLength()) return Fail(400);
  ReadHead();
  return Progress::kHead;
}

// Beast ignores codings that it does not know. Whoever stands in front may not, and would see another end of the body.
bool WebRequestReader::HasClearLength() const {
  const auto& message = (*parser_)->get();
  const auto [first, last] = message.equal_range(beast::http::field::transfer_encoding);
  if (first == last) return true;
  return std::next(first) == last &&
         absl::EqualsIgnoreCase({first->value().data(), first->value().size()}, "chunked") && message.version() == 11 &&
         message.find(beast::http::field::content_length) == message.end();
}

void WebRequestReader::LimitBody(size_t bytes) { (*parser_)->body_limit(bytes); }

void WebRequestReader::ReadHead() {
  Parser& parser = *parser_;
  const auto& message = parser->get();
  const auto text = [](beast::string_view view) { return std::string(view.data(), view.size()); };
  request_ = {};
  request_.method = text(message.method_string());
  request_.path = text(message.target());
  request_.path.resize(std::min(request_.path.find('?'), request_.path.size()));
  request_.one_zero = message.version() < 11;
  request_.keep_alive = parser->keep_alive() && !parser->upgrade();
  if (const auto length = parser->content_length()) request_.announced = static_cast<size_t>(*length);
  request_.has_body = parser->chunked() || request_.announced.value_or(0) > 0;
  for (const auto& field : message) {
    request_.headers.emplace_back(absl::AsciiStrToLower(text(field.name_string())), text(field.value()));
  }
}

}  // namespace kiwoom::http
