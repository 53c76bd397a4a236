#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace kiwoom::simulator {

// How a WebSocket ended.
struct Ending {
  bool reset = false;  // without a closing handshake
  uint16_t code = 0;
  std::string reason;
};

// A simple blocking client for tests, with a timeout on every wait.
class WebSocketClient {
 public:
  // Trusts `ca_pem` and nothing else, and checks the name "localhost".
  static absl::StatusOr<std::unique_ptr<WebSocketClient>> Connect(uint16_t port, const std::string& ca_pem,
                                                                  const std::string& path = "/api/dostk/websocket");
  virtual ~WebSocketClient() = default;

  virtual void Send(const std::string& text) = 0;
  // The next text, or nothing if none arrives in time or the connection has ended.
  virtual std::optional<std::string> Receive(absl::Duration timeout = absl::Seconds(10)) = 0;
  // Set once Receive has reached the end.
  virtual const std::optional<Ending>& ending() const = 0;
};

struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;
  std::string body;
};

// Sends one request on a new connection.
absl::StatusOr<HttpAnswer> HttpsRequest(uint16_t port, const std::string& ca_pem, const std::string& method,
                                        const std::string& path, const std::map<std::string, std::string>& headers,
                                        const std::string& body);

// The same on a connection that is to end then: every byte that comes back.
absl::StatusOr<std::string> HttpsBytes(uint16_t port, const std::string& ca_pem, const std::string& method,
                                       const std::string& path, const std::map<std::string, std::string>& headers,
                                       const std::string& body);

}  // namespace kiwoom::simulator
