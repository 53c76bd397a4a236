#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/config/config.h"

namespace kiwoom {

// The gateway: the sessions with the broker, the gRPC server, and the hot thread between them. Call Start, then Run,
// which uses the caller's thread as the hot thread. Stop may be called from any thread.
class Gateway {
 public:
  static absl::StatusOr<std::unique_ptr<Gateway>> Start(config::Config config);
  ~Gateway();

  // The port that clients connect to.
  int port() const;
  // The port of the HTTP door, if there is one.
  std::optional<int> http_port() const;
  // The port for probes and metrics, if there is one.
  std::optional<int> admin_port() const;

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

  // New connections use these certificates; existing ones stay. May be called from any thread.
  void SetTls(transport::TlsMaterial material);
  // New calls are judged by these callers, and the open calls of those that are gone or have lost a scope end. The
  // result is ready when that is so. May be called from any thread.
  std::future<void> SetCallers(callers::CallerBook callers);
  // Something else has renamed the file of the audit log. May be called from any thread.
  void ReopenAuditLog();
  // Writes what waits for the audit log, after Run. Nothing may be called afterwards.
  void CloseAuditLog();

 private:
  class Impl;
  explicit Gateway(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom
