#pragma once

#include <string>

#include "absl/time/time.h"

namespace kiwoom::callers {

// One action of a caller. Never contains a token, a key or an account number: nothing that a client can choose freely
// is in any field, only names of what exists.
struct AuditEntry {
  absl::Time time;
  std::string caller;        // empty: not known
  std::string peer;          // "ipv4:10.0.0.7:51234"
  std::string method;        // "(unknown)": the gateway serves no such method
  std::string outcome;       // "OK", or the status code: "PERMISSION_DENIED"
  std::string reason;        // ErrorReason without its prefix; empty if it succeeded
  std::string request_id;    // the gateway's own, which the log and the call's trailing metadata have, too
  std::string session;       // the operator's name
  std::string subscription;  // subscription_id
  int similar = 0;           // actions like this one that have no line of their own, since the last line
};

// As one line of JSON, without a line break. Empty fields are left out.
std::string AuditLine(const AuditEntry& entry);

// Takes entries, on the loop's thread. Must not block.
class AuditSink {
 public:
  virtual ~AuditSink() = default;
  virtual void Write(const AuditEntry& entry) = 0;
};

}  // namespace kiwoom::callers
