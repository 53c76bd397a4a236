#include "service/admin/request_reader.h"

#include <algorithm>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

namespace kiwoom::admin {

namespace http = boost::beast::http;

class RequestReader::Parser {
 public:
  Parser() {
    parser_.header_limit(kMostHeaderBytes);
    parser_.eager(false);  // never reads a body
  }

  http::request_parser<http::empty_body>& operator*() { return parser_; }
  http::request_parser<http::empty_body>* operator->() { return &parser_; }
  bool begun = false;

 private:
  http::request_parser<http::empty_body> parser_;
};

RequestReader::RequestReader() : parser_(std::make_unique<Parser>()) {}
RequestReader::~RequestReader() = default;

size_t RequestReader::room() const { return kMostHeaderBytes + 1 - std::min(bytes_.size(), kMostHeaderBytes + 1); }

bool RequestReader::begun() const { return parser_->begun || !bytes_.empty(); }

RequestReader::Progress RequestReader::Feed(std::string_view bytes) {
  bytes_ += bytes;
  return Next();
}

RequestReader::Progress RequestReader::Next() {
  if (error_ != 0) return Progress::kInvalid;
  Parser& parser = *parser_;
  while (!bytes_.empty() && !parser->is_header_done()) {
    boost::beast::error_code error;
    const size_t used = parser->put(boost::asio::buffer(bytes_), error);
    bytes_.erase(0, used);
    parser.begun |= used > 0;
    if (error == http::error::need_more) {
      if (room() > 0) return Progress::kIncomplete;
      error = http::error::header_limit;
    }
    if (error) {
      error_ = error == http::error::header_limit ? 431 : error == http::error::body_limit ? 413 : 400;
      return Progress::kInvalid;
    }
  }
  if (!parser->is_header_done()) return Progress::kIncomplete;
  const auto& message = parser->get();
  const auto target = message.target();
  request_.head = message.method() == http::verb::head;
  request_.read = request_.head || message.method() == http::verb::get;
  request_.path = std::string(target.data(), std::min(target.find('?'), target.size()));
  const bool body = parser->chunked() || parser->content_length().value_or(0) > 0 || parser->upgrade();
  request_.keep_alive = parser->keep_alive() && !body;
  parser_ = std::make_unique<Parser>();
  return Progress::kRequest;
}

}  // namespace kiwoom::admin
