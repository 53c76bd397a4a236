#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/client_message.h"
#include "simulator/protocol/session_faults.h"
#include "simulator/protocol/session_registrations.h"
#include "simulator/protocol/token_book.h"

namespace kiwoom::simulator {

// The broker's side of one WebSocket connection: LOGIN, PING, REG, REMOVE. Has no clock and no socket: each call
// reports an event with its time and returns what to send and whether to close.
class BrokerSession {
 public:
  // The actions for the connection, in order.
  struct Reaction {
    std::vector<std::string> frames;
    bool close = false;  // with 1000 "Bye", after the frames

    // The event, for the statistics.
    enum class Event {
      kNone,
      kLogin,
      kLoginRefused,
      kRegistered,
      kRegistrationRefused,
      kRemoved,
      kIgnored,  // a REG or REMOVE, because of a fault
      kPingAnswered,
    };
    Event event = Event::kNone;
    std::vector<Registered> registered;  // by this REG, new or not
  };

  // The arguments outlive the session.
  BrokerSession(const BrokerVariants& variants, const TokenBook& tokens, SessionFaults& faults, absl::Time now);

  Reaction OnText(std::string_view text, absl::Time now);
  // Call it at next_deadline(); earlier calls do nothing.
  Reaction OnTime(absl::Time now);
  // Another session has logged in with the same app key.
  Reaction OnReplaced();

  absl::Time next_deadline() const { return next_deadline_; }
  bool logged_in() const { return !app_key_.empty(); }
  const std::string& app_key() const { return app_key_; }
  std::set<Registered> registrations() const { return registrations_.All(); }

 private:
  Reaction Login(const ClientMessage& message, absl::Time now);
  Reaction RefuseLogin(int code) const;
  Reaction Register(const ClientMessage& message, absl::Time now);
  Reaction Remove(const ClientMessage& message);
  bool TooFast(absl::Time now);
  Reaction End(std::string_view system_code);

  const BrokerVariants& variants_;
  const TokenBook& tokens_;
  SessionFaults& faults_;
  std::string app_key_;  // of the token; empty before LOGIN
  SessionRegistrations registrations_;
  std::deque<absl::Time> recent_registrations_;
  int unanswered_pings_ = 0;
  absl::Time next_deadline_;  // of LOGIN, then of the next PING
};

}  // namespace kiwoom::simulator
