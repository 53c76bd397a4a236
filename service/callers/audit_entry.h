#pragma once

#include <string>

#include "absl/time/time.h"

namespace kiwoom::callers {

// One action of a caller. Never contains a token, a key or an account number: what clients choose freely is in no field
// but `request_id`, which the gateway truncates, and names of things that exist.
struct AuditEntry {
  absl::Time time;
  std::string caller;  // empty: not known
  std::string peer;    // "ipv4:10.0.0.7:51234"
  std::string method;
  std::string outcome;       // "OK", or the status code: "PERMISSION_DENIED"
  std::string reason;        // ErrorReason without its prefix; empty if it succeeded
  std::string request_id;    // that the caller sent
  std::string session;       // the operator's name
  std::string subscription;  // subscription_id
  int similar = 0;           // refusals like this one that have no line of their own, since the last line
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
