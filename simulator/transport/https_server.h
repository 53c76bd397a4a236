#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "simulator/rest/http_message.h"
#include "simulator/transport/event_loop.h"
#include "simulator/transport/listen_options.h"

namespace kiwoom::simulator {

// Serves HTTP/1.1 over TLS, one request per connection at a time. Lives on the loop's thread. Must be destroyed after
// the loop has stopped but before the loop is destroyed.
class HttpsServer {
 public:
  using Handler = std::function<HttpReply(const ReceivedRequest&)>;

  static absl::StatusOr<std::unique_ptr<HttpsServer>> Listen(EventLoop& loop, const ListenOptions& options,
                                                             Handler handler);
  virtual ~HttpsServer() = default;
  virtual uint16_t port() const = 0;
};

}  // namespace kiwoom::simulator
