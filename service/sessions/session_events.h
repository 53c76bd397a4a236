#pragma once

#include <span>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// The state of the session with the broker: the values of UpstreamState that the gateway sends.
enum class State {
  kConnecting,  // connecting or logging in for the first time
  kStandby,     // waits for the predecessor of this process to close its session of the app key
  kLive,        // logged in: events flow
  kLost,        // the connection was lost and is being re-established
  kReplaced,    // another login of the same app key took over the session (R10001); the gateway does not compete
  kRefused,     // the broker refuses the app key or a fresh token; retried slowly
};

std::string_view StateName(State state);  // "live"

// The name of the session if the operator gives none.
inline const SessionName kDefaultSession = "default";

// What became of the request to take back a session from another login of its key.
struct TakeBackAnswer {
  enum class Kind {
    kScheduled,    // it logs in after a short pause; also if that was decided before
    kNotReplaced,  // nothing to take back
    kTooOften,     // not again before `wait` has passed
  };
  Kind kind = Kind::kScheduled;
  absl::Duration wait = absl::ZeroDuration();
};

// The actions that a session requests. The transport must not call back from inside them; it reports outcomes to the
// Session later, from the loop.
class SessionActions {
 public:
  virtual ~SessionActions() = default;

  // Opens a connection and reports Session::OnConnected or OnDisconnected.
  virtual void Connect() = 0;
  // Drops the connection, after which it must report nothing.
  virtual void Disconnect() = 0;
  // Sends one text frame on the open connection.
  virtual void Send(std::string text) = 0;
  // Gets a token and reports Session::OnToken. `rejected` is a token that the broker refused and that must not be
  // returned again, or empty.
  virtual void RequestToken(const std::string& rejected) = 0;
  // The broker has accepted a LOGIN with this token.
  virtual void ConfirmToken(const std::string& token) = 0;
};

// An unexpected message from the broker. Only `what` is ours; the broker controls the rest.
struct ProtocolAnomaly {
  std::string_view what;  // "The broker refused a REMOVE"
  std::string code;
  std::string words;
};

// Receives the outcome of registrations. The spans are valid during the call. Calling back into the session (Register,
// Unregister) is allowed. Secrets have been redacted from all texts.
class SessionObserver {
 public:
  virtual ~SessionObserver() = default;

  virtual void OnState(State state) = 0;

  // These topics now belong to this session, whatever its state: it registers them when it can.
  virtual void OnAccepted(std::span<const Topic> topics) {}

  // A REG of these topics leaves now for the first time. Rows that arrived before belong to no registration of theirs.
  virtual void OnRequested(std::span<const Topic> topics) {}

  // Confirmed by the broker for the first time. Rows of these topics may have arrived between REG and its answer.
  virtual void OnLive(std::span<const Registration> registrations) = 0;

  // These were live, but may not have been registered since then. A renewal or a refusal follows, or nothing at all if
  // nobody wants them any more.
  virtual void OnDoubted(std::span<const Topic> topics, absl::Time since) {}

  // Not registered, and forgotten until Register is called again. `broker_code` is empty if the gateway itself refused
  // because the connection is full or the broker did not answer; the message is then an English sentence.
  virtual void OnRefused(std::span<const Topic> topics, std::string_view broker_code,
                         std::string_view broker_message) = 0;

  // The live session ended. `topics` are all its wanted topics: none is registered any more, and each is registered
  // again after OnResumed. `last_upstream_time` is the time of the broker's last message.
  virtual void OnLost(std::span<const Topic> topics, std::string_view reason, absl::Time last_upstream_time) = 0;

  // Logged in again after OnLost.
  virtual void OnResumed(absl::Time now) = 0;

  // Confirmed again after a loss, in new epochs, in place of OnLive. Events between `from` (last message before the
  // loss) and `until` (now) are missing. A registration that was lost twice before it was renewed has the earlier
  // `from`. Also called without OnLost for topics that may not have been registered since `from`.
  virtual void OnRenewed(std::span<const Registration> registrations, absl::Time from, absl::Time until,
                         std::string_view reason) = 0;

  // The session ended or an attempt to establish one failed. The next attempt follows after `pause` (infinite: no
  // automatic attempt).
  virtual void OnRetry(std::string_view reason, absl::Duration pause) {}

  // A harmless deviation from the protocol, for the log.
  virtual void OnProtocolAnomaly(const ProtocolAnomaly& anomaly) {}
};

}  // namespace kiwoom::sessions
