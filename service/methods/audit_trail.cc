#include "service/methods/audit_trail.h"

#include "absl/strings/str_cat.h"
#include "service/callers/peer.h"
#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

// A repeated refusal is one kind whatever it concerned, but each thing that was changed or seen is one of its own.
std::string KindOf(const callers::AuditEntry& entry) {
  return entry.outcome == "OK" ? absl::StrCat(entry.method, "\n", entry.session, "\n", entry.subscription)
                               : absl::StrCat(entry.method, "\n", entry.outcome, "\n", entry.reason);
}

}  // namespace

void AuditTrail::Record(const Call& call, const absl::Status& outcome, const AuditSubject& subject) {
  if (sink_ == nullptr) return;
  const clock::Moment now = now_();
  OnTimer(now.steady);
  callers::AuditEntry entry{.time = now.wall,
                            .caller = call.caller().name,
                            .peer = std::string(call.peer()),
                            .method = std::string(call.method()),
                            .outcome = absl::StatusCodeToString(outcome.code()),
                            .reason = errors::ReasonOf(outcome),
                            .request_id = call.request_id(),
                            .session = {},
                            .subscription = {}};
  // A caller may write anything instead of a name, even a key.
  if (outcome.code() != absl::StatusCode::kNotFound) {
    entry.session = subject.session;
    entry.subscription = subject.subscription;
  }
  // Who is not known may name any method: its host tells more.
  Repeated& repeated = entry.caller.empty() ? hosts_.Of(callers::Peer{.address = call.peer()}.host(),
                                                        entry.outcome + entry.reason, now.steady)
                                            : callers_.Of(entry.caller, KindOf(entry), now.steady);
  if (!std::exchange(repeated.begun, true)) return sink_->Write(entry);
  ++repeated.unwritten;
  repeated.last = std::move(entry);
}

void AuditTrail::OnTimer(absl::Time now) {
  const auto write = [this](Repeated& repeated) { return Write(repeated); };
  callers_.Forget(now, write);
  hosts_.Forget(now, write);
}

bool AuditTrail::Write(Repeated& repeated) {
  if (repeated.unwritten == 0) return false;
  repeated.last.similar = std::exchange(repeated.unwritten, 0) - 1;
  sink_->Write(repeated.last);
  return true;
}

}  // namespace kiwoom::methods
