#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "simulator/protocol/refusal.h"
#include "simulator/rest/distortion.h"

namespace kiwoom::simulator {

// The faults that can be injected.
class FaultTarget {
 public:
  virtual ~FaultTarget() = default;

  virtual void DropSessions() = 0;
  virtual void CloseSessions(uint16_t code, std::string reason) = 0;
  virtual void Mute(bool muted) = 0;
  virtual void RefuseRegistrations(Refusal refusal) = 0;
  virtual void AcceptRegistrations() = 0;
  virtual void IgnoreRegistrations(std::set<std::string> items) = 0;  // empty: ends it
  virtual void IgnoreRemovals(std::set<std::string> items) = 0;       // empty: ends it
  virtual void RefuseConnections(bool refuse) = 0;
  virtual void PushFrame(std::string text) = 0;
  virtual void ExpireTokens() = 0;
  virtual void RefuseTokens(int code) = 0;  // 0: ends it
  virtual void DistortAnswers(const std::string& tr, const Distortion& distortion) = 0;
  virtual void RestoreAnswers(const std::string& tr) = 0;
  virtual void SetRowsPerSecond(double rows_per_second) = 0;
};

// Injects a fault given as its name and arguments:
//
//   drop                             TCP reset of every session
//   close [<code> [<reason>]]        closing handshake: 1000 Bye
//   mute | unmute                    zombie: open and silent
//   refuse_registrations [<code> [after <n>] [times <n>]]
//   accept_registrations
//   ignore_registrations <item> [<item> …] | answer_registrations    does not answer a REG with one of these
//   ignore_removals <item> [<item> …] | answer_removals              the same for REMOVE
//   refuse_connections | accept_connections
//   push <frame>                     sends a raw text to each logged-in session
//   expire_tokens
//   refuse_tokens <code> | accept_tokens        every token request fails
//   distort_answers <TR>|all <property> <value> [<property> <value> …]
//                                    what is wrong with the answers of a REST TR: see distortion_text.h
//   restore_answers <TR>|all         ends it
//   rate <rows per second> | max
//
// Without a target it only checks the text.
absl::Status CommitFault(std::string_view text, FaultTarget* target);

}  // namespace kiwoom::simulator
