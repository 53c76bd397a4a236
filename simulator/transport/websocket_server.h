#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "simulator/protocol/connection.h"
#include "simulator/transport/event_loop.h"
#include "simulator/transport/listen_options.h"

namespace kiwoom::simulator {

// Accepts WebSocket connections over TLS and transfers their texts. Lives on the loop's thread. Must be destroyed after
// the loop has stopped but before the loop is destroyed.
class WebSocketServer {
 public:
  struct Callbacks {
    std::function<std::optional<int>()>
        declines;  // the HTTP status with which the next handshake is declined, if it is
    std::function<void(Connection&)> connected;
    std::function<void(Connection&, std::string_view)> text;
    std::function<void(Connection&)> disconnected;  // once for each connection
  };

  static absl::StatusOr<std::unique_ptr<WebSocketServer>> Listen(EventLoop& loop, const ListenOptions& options,
                                                                 Callbacks callbacks);
  virtual ~WebSocketServer() = default;
  virtual uint16_t port() const = 0;
};

// The path of the broker's WebSocket.
inline constexpr std::string_view kWebSocketPath = "/api/dostk/websocket";

}  // namespace kiwoom::simulator
