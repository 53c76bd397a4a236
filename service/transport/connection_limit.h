#pragma once

#include "absl/time/time.h"

namespace kiwoom::transport {

// Keeps descriptors free for everything but clients. gRPC cannot: its listener accepts whatever comes, and once the
// process has run out of descriptors, it never accepts again.
class ConnectionLimit {
 public:
  // Clients may have the descriptors below this one.
  explicit ConnectionLimit(int descriptors) : descriptors_(descriptors) {}

  // Whether a new connection is served. The kernel gave it the lowest descriptor that was free. Logs when connections
  // begin to be refused and when they are served again, at most once a minute.
  bool Admits(int descriptor, absl::Time steady);

 private:
  const int descriptors_;
  int refused_ = 0;  // since the last line in the log
  bool warned_ = false;
  absl::Time quiet_until_ = absl::InfinitePast();
};

}  // namespace kiwoom::transport
