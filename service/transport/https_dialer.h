#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstddef>
#include <memory>
#include <vector>

#include "service/broker/broker.h"
#include "service/transport/http.h"
#include "service/transport/tls_sessions.h"

namespace kiwoom::transport {

// Dials one server, on the thread of an io_context. Several dials can run at once. It tries all addresses of the
// server's name, and resumes the TLS session of an earlier connection if the server accepts it.
class HttpsDialer final : public HttpDialer {
 public:
  // `largest_body` limits the body of an answer. A larger one fails its request.
  HttpsDialer(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls, broker::Endpoint endpoint,
              size_t largest_body = 16 << 20);
  ~HttpsDialer() override;
  HttpsDialer(const HttpsDialer&) = delete;
  HttpsDialer& operator=(const HttpsDialer&) = delete;

  void Dial(absl::Duration timeout, Callback callback) override;

 private:
  class Attempt;

  boost::asio::io_context& io_;
  const std::shared_ptr<boost::asio::ssl::context> tls_;
  const broker::Endpoint endpoint_;
  const size_t largest_body_;
  const std::shared_ptr<TlsSessions> sessions_;
  std::vector<std::weak_ptr<Attempt>> attempts_;
};

}  // namespace kiwoom::transport
