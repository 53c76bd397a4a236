#pragma once

#include <span>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Where the session with the broker is; the same five as UpstreamState of the contract.
enum class State {
  kConnecting,  // connecting or logging in for the first time
  kLive,        // logged in: events flow
  kLost,        // the connection was lost and is being made anew, until it is live again
  kReplaced,    // another login of the same app key took the session (R10001); not fought for
  kRefused,     // the broker refuses the app key or a fresh token; tried again slowly
};

std::string_view StateName(State state);  // "live"

// Name of the only session.
inline constexpr std::string_view kDefaultSession = "default";

// What the session wants done. The transport must not answer from inside these calls: outcomes are reported to the
// Session later, from the loop.
class SessionActions {
 public:
  virtual ~SessionActions() = default;

  // Open a connection; then Session::OnConnected or OnDisconnected.
  virtual void Connect() = 0;
  // Drop the connection. Nothing of it may be reported any more.
  virtual void Disconnect() = 0;
  // Send one text frame on the open connection.
  virtual void Send(std::string text) = 0;
  // Get a token; then Session::OnToken. `rejected` is a token that the broker refused and must not be given again, or
  // empty.
  virtual void RequestToken(const std::string& rejected) = 0;
};

// Something odd that the broker said. Only `what` is ours: the rest may be anything.
struct ProtocolAnomaly {
  std::string_view what;  // "The broker refused a REMOVE"
  std::string code;
  std::string words;
};

// Who hears what became of the registrations. The spans live for the call. Calls back into the session
// (Register, Unregister) are allowed from inside. No secret that the session knows stands in any text.
class SessionObserver {
 public:
  virtual ~SessionObserver() = default;

  virtual void OnState(State state) = 0;

  // Confirmed by the broker for the first time. Rows of these topics may have arrived between REG and its answer.
  virtual void OnLive(std::span<const Registration> registrations) = 0;

  // Not registered; forgotten until they are registered again. `broker_code` is empty where the gateway itself refused,
  // because the connection is full or the broker did not answer, and the message is then a sentence in English.
  virtual void OnRefused(std::span<const Topic> topics, std::string_view broker_code,
                         std::string_view broker_message) = 0;

  // The live session ended. `topics` are all that were wanted of it: none is registered any more, and each is
  // registered again after OnResumed. `last_upstream_time` is when the broker's last message came.
  virtual void OnLost(std::span<const Topic> topics, std::string_view reason, absl::Time last_upstream_time) = 0;

  // Logged in again after OnLost.
  virtual void OnResumed(absl::Time now) = 0;

  // Confirmed again after a loss, under new epochs, instead of OnLive: events between `from` (last message before the
  // loss) and `until` (now) are missing. A registration that was lost twice before it was renewed has the
  // earlier `from`. Also without OnLost, of those that perhaps had not stood since `from`.
  virtual void OnRenewed(std::span<const Registration> registrations, absl::Time from, absl::Time until,
                         std::string_view reason) = 0;

  // The session ended, or an attempt to make one failed; the next comes after `pause` (infinite: not by itself).
  virtual void OnRetry(std::string_view reason, absl::Duration pause) {}

  // Something that the protocol does not foresee and that hurts nobody, for the log.
  virtual void OnProtocolAnomaly(const ProtocolAnomaly& anomaly) {}
};

}  // namespace kiwoom::sessions
