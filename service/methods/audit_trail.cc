#include "service/methods/audit_trail.h"

#include "absl/strings/str_cat.h"
#include "service/callers/peer.h"
#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

constexpr size_t kLongestRequestId = 64;

}  // namespace

void AuditTrail::Record(const Call& call, const absl::Status& outcome, const AuditSubject& subject) {
  if (sink_ == nullptr) return;
  callers::AuditEntry entry{
      .time = now_(),
      .caller = call.caller().name,
      .peer = std::string(call.peer()),
      .method = std::string(call.path()),
      .outcome = absl::StatusCodeToString(outcome.code()),
      .reason = errors::ReasonOf(outcome),
      .request_id = std::string(call.metadata().Find("x-request-id").substr(0, kLongestRequestId)),
      .session = {},
      .subscription = {}};
  // A caller may write anything instead of a name, even a key.
  if (outcome.code() != absl::StatusCode::kNotFound) {
    entry.session = subject.session;
    entry.subscription = subject.subscription;
  }
  if (!outcome.ok()) {
    Refusal& refusal = RefusalOf(entry, callers::Peer{.address = call.peer()}.host());
    if (entry.time < refusal.next) {
      ++refusal.similar;
      return;
    }
    entry.similar = std::exchange(refusal.similar, 0);
    refusal.next = entry.time + kPause;
  }
  sink_->Write(entry);
}

AuditTrail::Refusal& AuditTrail::RefusalOf(const callers::AuditEntry& entry, std::string_view host) {
  // Who is not known may name any method: its host tells more.
  const std::string kind = entry.caller.empty() ? absl::StrCat(std::string(host), " ", entry.reason)
                                                : absl::StrCat(entry.caller, " ", entry.method, " ", entry.reason);
  if (refusals_.size() >= kMostRefusals && !refusals_.contains(kind)) {
    std::erase_if(refusals_, [&](const auto& refusal) { return entry.time >= refusal.second.next; });
    if (refusals_.size() >= kMostRefusals) return refusals_[""];
  }
  return refusals_[kind];
}

}  // namespace kiwoom::methods
