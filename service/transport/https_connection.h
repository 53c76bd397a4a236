#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstddef>
#include <memory>

#include "absl/time/time.h"
#include "service/broker/broker.h"
#include "service/transport/http.h"

namespace kiwoom::transport {

// One HTTPS connection, kept alive between requests; it connects when it must. One request at a time, on the thread of
// its io_context.
//
// Whatever the server sends, an answer goes to its own request or to none. Interim answers (1xx) are skipped. The
// connection is kept only after a complete answer with nothing behind it, and closed as soon as anything arrives
// unasked. If a kept connection breaks before any answer, the request is sent once more if it is repeatable.
class HttpsConnection {
 public:
  HttpsConnection(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls,
                  broker::Endpoint endpoint, size_t largest_body);
  ~HttpsConnection();  // drops the connection and the callback
  HttpsConnection(const HttpsConnection&) = delete;
  HttpsConnection& operator=(const HttpsConnection&) = delete;

  // As Http::Post. The connection may be destroyed or used again from inside the callback.
  void Post(HttpRequest request, absl::Time deadline, Http::Callback callback);

 private:
  class Exchange;
  std::shared_ptr<Exchange> exchange_;
};

}  // namespace kiwoom::transport
