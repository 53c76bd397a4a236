#pragma once

#include <functional>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "service/sessions/forwarding_observer.h"
#include "service/sessions/session_events.h"
#include "service/telemetry/attempt_log.h"
#include "service/telemetry/session_log.h"

namespace kiwoom::sessions {

// Logs the events of a session, then forwards them. Remembers why there is no session.
class ReportingObserver final : public ForwardingObserver {
 public:
  // `info` receives lines about normal operation, `warn` lines about trouble. `now` is the steady clock. A session is
  // trusted once it has been live for `stable_after`.
  ReportingObserver(std::string session, absl::Duration stable_after, SessionObserver& next, telemetry::LogWriter info,
                    const telemetry::LogWriter& warn, std::function<absl::Time()> now)
      : ForwardingObserver(next),
        session_(std::move(session)),
        info_(std::move(info)),
        now_(std::move(now)),
        attempts_(stable_after, warn),
        words_(warn) {}

  // One sentence; empty once the session has been live for a while, and before the first attempt has failed.
  std::string last_error() const { return attempts_.last_error(now_()); }

  void OnState(State state) override;
  void OnRefused(std::span<const Topic> topics, std::string_view broker_code, std::string_view broker_message) override;
  void OnRetry(std::string_view reason, absl::Duration pause) override;
  void OnProtocolAnomaly(const ProtocolAnomaly& anomaly) override;

 private:
  const std::string session_;
  const telemetry::LogWriter info_;
  const std::function<absl::Time()> now_;
  telemetry::AttemptLog attempts_;
  telemetry::SessionLog words_;
};

}  // namespace kiwoom::sessions
