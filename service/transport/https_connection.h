#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstddef>
#include <memory>

#include "absl/time/time.h"
#include "service/broker/broker.h"
#include "service/transport/http.h"

namespace kiwoom::transport {

// One HTTPS connection, kept alive between requests. It connects when necessary. It runs one request at a time, on the
// thread of its io_context.
//
// Whatever the server sends, an answer never reaches the wrong request. Interim answers (1xx) are skipped. The
// connection is kept only if nothing follows the complete answer, and is closed as soon as unsolicited data arrives. If
// a kept connection breaks before any answer, a repeatable request is sent once more.
class HttpsConnection {
 public:
  HttpsConnection(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls,
                  broker::Endpoint endpoint, size_t largest_body);
  ~HttpsConnection();  // drops the connection and the callback
  HttpsConnection(const HttpsConnection&) = delete;
  HttpsConnection& operator=(const HttpsConnection&) = delete;

  // Like Http::Post. The callback may destroy or reuse the connection.
  void Post(HttpRequest request, absl::Time deadline, Http::Callback callback);

 private:
  class Exchange;
  std::shared_ptr<Exchange> exchange_;
};

}  // namespace kiwoom::transport
