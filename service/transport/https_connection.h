#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "service/transport/http.h"

namespace kiwoom::transport {

struct TlsStream;

// HTTP/1.1 over an established TLS stream, on the thread of its io_context.
//
// Whatever the server sends, an answer never reaches the wrong request. Interim answers (1xx) are skipped. The
// connection is kept only if nothing follows the complete answer, and is closed as soon as unsolicited data arrives.
// It sends nothing twice.
class HttpsConnection final : public HttpConnection {
 public:
  // `authority` is "host:port". The socket must be non-blocking.
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
