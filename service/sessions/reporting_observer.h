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
  // `info` receives lines about normal operation, `warn` lines about trouble. `now` supplies the time for events
  // without one.
  ReportingObserver(std::string session, SessionObserver& next, telemetry::LogWriter info,
                    const telemetry::LogWriter& warn, std::function<absl::Time()> now)
      : ForwardingObserver(next),
        session_(std::move(session)),
        info_(std::move(info)),
        now_(std::move(now)),
        attempts_(warn),
        words_(warn) {}

  // One sentence; empty while the session is live and before the first attempt has failed.
  const std::string& last_error() const { return attempts_.last_error(); }

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
