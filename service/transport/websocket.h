#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "service/broker/broker.h"

namespace kiwoom::transport {

// Who hears a Websocket, on its loop's thread. Pings of the WebSocket protocol itself are answered and not told.
class WebsocketHandler {
 public:
  virtual ~WebsocketHandler() = default;
  virtual void OnOpen() = 0;
  // One text frame, valid for the call, followed by at least codec::kPadding readable bytes.
  virtual void OnText(std::string_view text) = 0;
  // The connection failed or ended; nothing comes after it. One sentence.
  virtual void OnClosed(std::string reason) = 0;
};

struct WebsocketOptions {
  absl::Duration connect_timeout = absl::Seconds(10);  // name, TCP, TLS and handshake together
  absl::Duration close_timeout = absl::Seconds(2);
  size_t largest_message = 16 << 20;
};

// A WebSocket over TLS on an io_context that someone else runs, on one thread. One object is one connection: Connect
// once. The handler is called from the loop only, never from inside these methods, and not after Close or destruction.
class Websocket {
 public:
  Websocket(boost::asio::io_context& loop, std::shared_ptr<boost::asio::ssl::context> tls, broker::Endpoint endpoint,
            WebsocketOptions options, WebsocketHandler& handler);
  ~Websocket();  // as Close
  Websocket(const Websocket&) = delete;
  Websocket& operator=(const Websocket&) = delete;

  void Connect();
  // Queues a text frame; dropped when the connection is not open.
  void Send(std::string text);
  // Says goodbye and drops the connection, in the background.
  void Close();

 private:
  class Connection;
  std::shared_ptr<Connection> connection_;
};

}  // namespace kiwoom::transport
