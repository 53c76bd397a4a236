#pragma once

#include <string>
#include <string_view>

namespace kiwoom::transport {

// The answer of a server that did not take a WebSocket.
struct HandshakeRefusal {
  int status = 0;                // of HTTP
  std::string_view retry_after;  // its header; empty if it has none
  std::string_view location;     // likewise

  // The rest of a sentence that begins with the server: "refuses the WebSocket with HTTP 503: …". It tells an operator
  // what the status usually means here. Text of the server is truncated, on one line and without a query, which may
  // hold a secret.
  std::string Describe() const;
};

}  // namespace kiwoom::transport
