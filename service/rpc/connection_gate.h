#pragma once

#include <utility>
#include <vector>

namespace kiwoom::rpc {

// Keeps the number of connections below the number of descriptors that the process may have. gRPC cannot: its listener
// accepts whatever comes, and once the process has run out of descriptors, it never accepts again. While the gate
// is shut, the kernel drops connection requests to the listener; clients repeat them, and connect when it opens.
// Connections that exist are not affected.
class ConnectionGate {
 public:
  ConnectionGate() = default;  // always open
  // `listeners` are listening TCP sockets.
  ConnectionGate(std::vector<int> listeners, int most_connections)
      : listeners_(std::move(listeners)), most_connections_(most_connections) {}

  // Shuts or opens the gate for this number of open connections. Returns whether that changed anything.
  bool Update(int connections);
  bool shut() const { return shut_; }

 private:
  std::vector<int> listeners_;
  int most_connections_ = 0;
  bool shut_ = false;
};

}  // namespace kiwoom::rpc
