#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "simulator/protocol/connection.h"
#include "simulator/protocol/registered.h"
#include "simulator/protocol/websocket_endpoint.h"

namespace kiwoom::simulator {

// Recorded REAL frames that are sent byte for byte.
class Replay {
 public:
  // One JSON object a line; blank lines are skipped. Refuses a line that is no REAL frame, by its number.
  static absl::StatusOr<Replay> Parse(std::string_view lines);

  // The frames that have a row of this registration, in their order. Of other than item types (`any_item`) the item
  // does not matter.
  void SendTo(Connection& connection, const Registered& registered, bool any_item) const;

  // The next frame, to whoever listens; starts over after the last. Returns the deliveries.
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
