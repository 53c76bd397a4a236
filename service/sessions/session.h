#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codec/control_frame.h"
#include "service/broker/secrets.h"
#include "service/sessions/backoff.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/registrar.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

struct SessionOptions {
  RegistrarOptions registrar;
  BackoffOptions backoff;
  uint64_t seed = 1;  // of the backoff's jitter
  absl::Duration connect_timeout = absl::Seconds(20);
  absl::Duration login_timeout = absl::Seconds(10);
  absl::Duration silence_limit = absl::Seconds(35);          // no message for so long: PING comes every 10 s
  absl::Duration close_grace = absl::Seconds(2);             // after a SYSTEM frame that announces a close
  absl::Duration stable_after = absl::Seconds(30);           // a session that lived so long resets the backoff
  absl::Duration refused_retry = absl::Seconds(60);          // pause after a refused key or fresh token; a token is not
                                                             // used for so long after its refusal
  absl::Duration replaced_retry = absl::InfiniteDuration();  // pause after R10001; infinite: until Start
};

// The one session with the broker as a state machine: token, connection, LOGIN, PING, liveness, reconnection, and what
// is registered (Registrar). Inputs come with the time, outputs go to SessionActions and SessionObserver; no I/O, no
// clock.
//
// Lifecycle: Start, inputs in any order, Stop; Start again is allowed. After every input the owner looks at NextTimer
// and calls OnTimer then. Runs on one thread.
class Session {
 public:
  // `epochs` are shared by all sessions of the process. `secrets` know the tokens: they are whose source told them
  // (TokenSource).
  Session(SessionOptions options, EpochClock& epochs, const broker::Secrets& secrets, SessionActions& actions,
          SessionObserver& observer);

  // Begins to connect, at once if the session was waiting to try again (after kReplaced it may wait for ever). Nothing
  // happens while it is on its way or live.
  void Start(absl::Time now);
  // Drops the connection; nothing is reported to the observer.
  void Stop();

  // Topics that are wanted, and that are wanted no more, whatever the state. See Registrar.
  void Register(const std::vector<Topic>& topics, absl::Time now);
  void Unregister(const std::vector<Topic>& topics, absl::Time now);

  // A bad key (FAILED_PRECONDITION, PERMISSION_DENIED, UNAUTHENTICATED, INVALID_ARGUMENT) is retried slowly, any other
  // failure with backoff.
  void OnToken(absl::StatusOr<std::string> token, absl::Time now);
  void OnConnected(absl::Time now);
  void OnDisconnected(std::string_view reason, absl::Time now);
  // A message of the broker came; called for each, before what it means. Pings of the WebSocket are none: a front end
  // sends them long after the broker behind it has gone silent.
  void OnMessage(absl::Time now) { last_upstream_time_ = now; }
  void OnControl(const codec::ControlFrame& frame, absl::Time now);
  void OnTimer(absl::Time now);

  // When OnTimer must be called; never too late, perhaps too early.
  absl::Time NextTimer() const;

  State state() const { return state_; }
  // absl::InfinitePast before the first.
  absl::Time last_upstream_time() const { return last_upstream_time_; }
  absl::Time login_time() const { return login_time_; }
  // Logins after the first.
  uint64_t reconnect_count() const { return logins_ > 0 ? logins_ - 1 : 0; }
  bool HasRoom(std::span<const Topic> topics) const { return registrar_.HasRoom(topics); }
  int registration_count() const { return registrar_.standing(); }
  int item_count() const { return registrar_.item_count(); }
  int registration_limit() const { return options_.registrar.items_per_connection; }

 private:
  // What the session waits for now.
  enum class Phase { kIdle, kToken, kConnection, kLogin, kLive, kRetry };

  void Begin(absl::Time now);
  void OnLoginAnswer(const codec::ControlFrame& frame, absl::Time now);
  void OnSystem(const codec::ControlFrame& frame, absl::Time now);
  void RefuseLogin(std::string reason, absl::Time now);
  void Drop(std::string reason, absl::Time now);
  void End(State state, std::string_view why, std::optional<absl::Duration> pause, absl::Time now);  // none: backoff
  absl::Time SilenceDeadline() const;
  void SetState(State state);
  void Pump(absl::Time now);
  void Report(const RegistrarOutcome& outcome, absl::Time now);
  void ReportOddity(const ProtocolAnomaly& anomaly);
  // A text as it may leave the session: the broker may quote the token, and be wordy.
  std::string RedactAndTruncate(std::string_view text) const;

  const SessionOptions options_;
  const broker::Secrets& secrets_;
  SessionActions& actions_;
  SessionObserver& observer_;
  Registrar registrar_;
  Backoff backoff_;

  Phase phase_ = Phase::kIdle;
  State state_ = State::kConnecting;
  absl::Time deadline_ = absl::InfiniteFuture();  // of what the session waits for
  std::string token_;
  std::string rejected_token_;
  absl::Time rejected_time_ = absl::InfinitePast();
  bool fresh_token_tried_ = false;
  std::string closing_;  // a SYSTEM frame announced the close: why
  bool lost_ = false;    // OnResumed is owed
  absl::Time last_upstream_time_ = absl::InfinitePast();
  absl::Time login_time_ = absl::InfinitePast();
  uint64_t logins_ = 0;
};

}  // namespace kiwoom::sessions
