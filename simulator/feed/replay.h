#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "simulator/protocol/connection.h"
#include "simulator/protocol/registered.h"
#include "simulator/protocol/websocket_endpoint.h"

namespace kiwoom::simulator {

// Recorded REAL frames, sent byte for byte.
class Replay {
 public:
  // One JSON object per line; blank lines are skipped. The error names the number of a line that is not a REAL frame.
  static absl::StatusOr<Replay> Parse(std::string_view lines);

  // Sends the frames that have a row of this registration, in order. With `any_item`, for types that are not registered
  // per item, the item is ignored.
  void SendTo(Connection& connection, const Registered& registered, bool any_item) const;

  // Sends the next frame to its subscribers, starting over after the last. Returns the number of deliveries.
  int64_t SendNext(WebSocketEndpoint& endpoint);

  bool empty() const { return frames_.empty(); }

 private:
  struct Frame {
    SharedText text;
    std::vector<Registered> rows;
  };

  std::vector<Frame> frames_;
  size_t next_ = 0;
};

}  // namespace kiwoom::simulator
