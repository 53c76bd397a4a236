#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace kiwoom::simulator {

// A text that may be shared by several connections.
using SharedText = std::shared_ptr<const std::string>;

// One WebSocket connection as the broker sees it. The transport owns it and reports its end once with
// WebSocketEndpoint::OnDisconnect, whichever side closed it.
class Connection {
 public:
  virtual ~Connection() = default;

  virtual void Send(SharedText text) = 0;
  // Closing handshake, after all queued texts.
  virtual void Close(uint16_t code, std::string reason) = 0;
  // Immediate TCP reset.
  virtual void Reset() = 0;
  // Faults: stays open, but sends and reads nothing any more, whatever is called then.
  virtual void Freeze() {}
  // Faults: whether the socket is read.
  virtual void Read(bool reads) {}
  // The number of texts queued for the socket.
  virtual size_t queued() const = 0;
};

}  // namespace kiwoom::simulator
