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
#include "service/clock/moment.h"
#include "service/sessions/backoff.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/login_trials.h"
#include "service/sessions/registrar.h"
#include "service/sessions/session_events.h"
#include "service/sessions/take_back.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

struct SessionOptions {
  RegistrarOptions registrar;
  BackoffOptions backoff;
  uint64_t seed = 1;  // for the backoff's jitter
  absl::Duration connect_timeout = absl::Seconds(20);
  absl::Duration login_timeout = absl::Seconds(10);
  absl::Duration silence_limit = absl::Seconds(35);  // without any message; PING comes every 10 s
  absl::Duration close_grace = absl::Seconds(2);     // after a SYSTEM frame that announces a close
  absl::Duration stable_after = absl::Seconds(30);   // a session that lasts this long resets the backoff
  absl::Duration refused_retry = absl::Seconds(60);  // pause after a refused key, or a fresh token refused for good
  LoginTrialOptions login_trials;
  TakeBackOptions take_back;  // after R10001
};

// A session with the broker as a state machine: token, connection, LOGIN, PING, liveness, reconnection, and
// registrations (Registrar). Each input carries the time; outputs go to SessionActions and SessionObserver. No I/O, no
// clock: everything that lasts is measured on the steady clock, and the wall clock only labels.
//
// Lifecycle: Start, inputs in any order, Stop; Start again is allowed. After every input the owner reads NextTimer and
// calls OnTimer at that time. Single-threaded.
class Session {
 public:
  // All sessions of the process share `epochs`. `secrets` are those of the TokenSource, so they contain the tokens.
  Session(SessionOptions options, EpochClock& epochs, const broker::Secrets& secrets, SessionActions& actions,
          SessionObserver& observer);

  // Starts connecting, at once if the session was waiting to retry (after kReplaced it may wait forever). Does nothing
  // if the session is connecting or live.
  void Start(clock::Moment now);
  // Before Start: the session will be started later.
  void StandBy();
  // Drops the connection without notifying the observer.
  void Stop();
  // Logs in again, once, although another login took over the session.
  TakeBackAnswer RequestTakeBack(clock::Moment now);

  // Adds and removes wanted topics, in any state. See Registrar.
  void Register(const std::vector<Topic>& topics, clock::Moment now);
  void Unregister(const std::vector<Topic>& topics, clock::Moment now);

  // A bad key (FAILED_PRECONDITION, PERMISSION_DENIED, UNAUTHENTICATED, INVALID_ARGUMENT) is retried slowly, any other
  // failure with backoff.
  void OnToken(absl::StatusOr<std::string> token, clock::Moment now);
  void OnConnected(clock::Moment now);
  void OnDisconnected(std::string_view reason, clock::Moment now);
  // A message from the broker arrived; called before its contents are handled. WebSocket pings do not count, because a
  // front end keeps sending them after the broker behind it has gone silent.
  void OnMessage(clock::Moment now) { last_upstream_ = now; }
  void OnControl(const codec::ControlFrame& frame, clock::Moment now);
  void OnTimer(clock::Moment now);

  // When to call OnTimer, on the steady clock; possibly too early but never too late.
  absl::Time NextTimer() const;

  State state() const { return state_; }
  // By the wall clock. absl::InfinitePast before the first message.
  absl::Time last_upstream_time() const { return last_upstream_.wall; }
  absl::Time login_time() const { return login_.wall; }
  // The number of logins after the first.
  uint64_t reconnect_count() const { return logins_ > 0 ? logins_ - 1 : 0; }
  bool IsRegistered(const Topic& topic) const { return registrar_.IsRegistered(topic); }
  int registration_count() const { return registrar_.standing(); }
  int item_count() const { return registrar_.item_count(); }
  const RegistrationAnswers& registration_answers() const { return registrar_.answers(); }
  int registration_limit() const { return options_.registrar.items_per_connection; }

 private:
  // What the session is waiting for.
  enum class Phase { kIdle, kToken, kConnection, kLogin, kLive, kRetry };

  void Begin(clock::Moment now);
  void OnLoginAnswer(const codec::ControlFrame& frame, clock::Moment now);
  void OnSystem(const codec::ControlFrame& frame, clock::Moment now);
  // The broker refused the token, in answer to the LOGIN or later. `final`: trying it again does not help.
  void RefuseToken(std::string reason, bool final, clock::Moment now);
  bool IsTokenRefused(const codec::ControlFrame& answer, clock::Moment now) const;
  // Whether the live session has lasted.
  bool IsStable(clock::Moment now) const;
  // The live session ends: if it lasted, earlier trouble is forgotten.
  void Settle(clock::Moment now);
  void Drop(std::string reason, clock::Moment now);
  void End(State state, std::string_view why, std::optional<absl::Duration> pause,
           clock::Moment now);  // no pause: backoff
  absl::Time SilenceDeadline() const;
  void SetState(State state);
  void Pump(clock::Moment now);
  void Report(const RegistrarOutcome& outcome, clock::Moment now);
  void ReportAnomaly(const ProtocolAnomaly& anomaly);
  // Prepares a broker text to leave the session: it may quote the token and be long.
  std::string RedactAndTruncate(std::string_view text) const;

  const SessionOptions options_;
  const broker::Secrets& secrets_;
  SessionActions& actions_;
  SessionObserver& observer_;
  Registrar registrar_;
  Backoff backoff_;

  Phase phase_ = Phase::kIdle;
  State state_ = State::kConnecting;
  absl::Time deadline_ = absl::InfiniteFuture();  // of the current phase, on the steady clock
  std::string token_;
  LoginTrials trials_;
  TakeBack take_back_;
  std::string closing_;  // the reason, if a SYSTEM frame announced the close
  bool lost_ = false;    // OnResumed is owed
  clock::Moment last_upstream_;
  clock::Moment login_;
  uint64_t logins_ = 0;
};

}  // namespace kiwoom::sessions
