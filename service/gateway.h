#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "service/config/config.h"

namespace kiwoom {

// The gateway in one process: the session with the broker on one side, the gRPC server on the other, one hot thread
// between them. Start, Run (the hot thread is the caller's), Stop from any thread.
class Gateway {
 public:
  static absl::StatusOr<std::unique_ptr<Gateway>> Start(config::Config config);
  ~Gateway();

  // Where clients connect.
  int port() const;

  // Until Stop; then ends the streams and lets the broker go.
  void Run();
  void Stop();

 private:
  class Impl;
  explicit Gateway(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom
