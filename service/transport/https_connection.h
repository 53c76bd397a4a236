#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "service/transport/http.h"

namespace kiwoom::transport {

struct TlsStream;

// HTTP/1.1 over an established TLS stream, on the thread of its io_context.
//
// Whatever the server sends, an answer goes to its own request or to none. Interim answers (1xx) are skipped. The
// connection is kept only after a complete answer with nothing behind it, and closed as soon as anything arrives
// unasked. Nothing is sent twice.
class HttpsConnection final : public HttpConnection {
 public:
  // `authority`: "host:port". The socket does not block.
  HttpsConnection(std::unique_ptr<TlsStream> stream, std::string authority, size_t largest_body);
  ~HttpsConnection() override;
  HttpsConnection(const HttpsConnection&) = delete;
  HttpsConnection& operator=(const HttpsConnection&) = delete;

  bool Usable() override;
  void Send(HttpRequest request, Callback callback) override;

 private:
  class Line;
  const std::shared_ptr<Line> line_;
};

}  // namespace kiwoom::transport
