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

// Receives a Websocket's events on its loop's thread. Pings of the WebSocket protocol are answered without notifying
// it.
class WebsocketHandler {
 public:
  virtual ~WebsocketHandler() = default;
  virtual void OnOpen() = 0;
  // One message, valid during the call, followed by at least codec::kPadding readable bytes. Its text may be invalid
  // UTF-8: one broken message must not cost the connection.
  virtual void OnText(std::string_view text) = 0;
  // The connection failed or was closed; no further call follows. `reason` is one sentence.
  virtual void OnClosed(std::string reason) = 0;
};

struct WebsocketOptions {
  absl::Duration connect_timeout = absl::Seconds(10);  // for DNS, TCP, TLS and handshake together
  absl::Duration close_timeout = absl::Seconds(2);
  size_t largest_message = 16 << 20;
  // What may wait to be sent. A peer that stops reading, but goes on sending pings to be echoed, must not fill memory.
  size_t most_unsent_messages = 256;
  size_t most_unsent_bytes = 1 << 20;
};

// A WebSocket over TLS on an io_context that the owner runs on one thread. One object is one connection: call Connect
// once. The handler is called only from the loop, never from inside these methods, and not after Close or destruction.
class Websocket {
 public:
  Websocket(boost::asio::io_context& loop, std::shared_ptr<boost::asio::ssl::context> tls, broker::Endpoint endpoint,
            WebsocketOptions options, WebsocketHandler& handler);
  ~Websocket();  // like Close
  Websocket(const Websocket&) = delete;
  Websocket& operator=(const Websocket&) = delete;

  void Connect();
  // Queues a text frame; drops it if the connection is not open. If too much is waiting, the connection fails.
  void Send(std::string text);
  // Closes the connection with a closing handshake in the background.
  void Close();

 private:
  class Connection;

 public:
  // What is left of a connection after Close: the closing handshake takes a moment.
  class Remains {
   public:
    Remains() = default;
    // Whether its socket is closed.
    bool gone() const;
    // Closes the socket at once, without the rest of the handshake.
    void Cut();

   private:
    friend class Websocket;
    explicit Remains(std::weak_ptr<Connection> connection) : connection_(std::move(connection)) {}
    std::weak_ptr<Connection> connection_;
  };
  Remains remains() const { return Remains(connection_); }

 private:
  std::shared_ptr<Connection> connection_;
};

}  // namespace kiwoom::transport
