#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace kiwoom::simulator {

// A text that may be on its way to several connections.
using SharedText = std::shared_ptr<const std::string>;

// One WebSocket connection as the broker sees it. The transport owns it and reports its end with
// WebSocketEndpoint::OnDisconnect, once, whichever side ended it.
class Connection {
 public:
  virtual ~Connection() = default;

  virtual void Send(SharedText text) = 0;
  // Closing handshake, after what was sent before.
  virtual void Close(uint16_t code, std::string reason) = 0;
  // TCP reset, now.
  virtual void Reset() = 0;
  // Texts that wait for the socket.
  virtual size_t queued() const = 0;
};

}  // namespace kiwoom::simulator
