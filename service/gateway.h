#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/config/config.h"

namespace kiwoom {

// The gateway: the session with the broker, the gRPC server, and the hot thread between them. Call Start, then Run,
// which uses the caller's thread as the hot thread. Stop may be called from any thread.
class Gateway {
 public:
  static absl::StatusOr<std::unique_ptr<Gateway>> Start(config::Config config);
  ~Gateway();

  // The port that clients connect to.
  int port() const;

  enum class Ending { kStopped, kReplaced };

  // Runs until Stop, or with `exit_when_replaced` until another login has replaced a session. Then ends the streams and
  // disconnects from the broker.
  Ending Run();
  // Refuses new calls at once and ends everything else within the grace period of the configuration. May be called from
  // any thread.
  void Stop();

  // This session requests tokens with this key from now on. It continues, and its present token stays in use. May be
  // called from any thread.
  void SetKey(std::string_view session, rest::AppKey key);

 private:
  class Impl;
  explicit Gateway(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom
