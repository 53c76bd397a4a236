#include "service/methods/reception.h"

#include <utility>

#include <string>

#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"
#include "service/errors/error_details.h"
#include "service/methods/method_scope.h"

namespace kiwoom::methods {
namespace {

constexpr size_t kMostOfPath = 200;

absl::Status ScopeMissingFor(const std::string& path, callers::CallerScope scope, bool granted) {
  errors::Text sentence = scope == callers::CallerScope::kAccount && !granted
                              ? errors::Say(errors::Phrase::kAccountsOff, {path})
                              : errors::Say(errors::Phrase::kScopeMissing, {path, std::string(ScopeName(scope))});
  return errors::WithMetadata(ScopeMissing(scope, std::move(sentence)), errors::kMethod, path);
}

absl::Status TooManyRequests(const callers::Caller& caller, absl::Duration wait) {
  const std::string delay = absl::FormatDuration(absl::Ceil(wait, absl::Milliseconds(1)));
  return errors::WithRetryDelay(
      errors::MakeError(absl::StatusCode::kResourceExhausted, errors::Reason::kLocalRateLimit,
                        errors::Say(errors::Phrase::kTooManyRequests,
                                    {caller.name, absl::StrCat(caller.limits.requests_per_second), delay})),
      wait);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Handler>> Reception::Accept(Call& call) {
  meter_.OnAccepted(call);
  if (log_ != nullptr) call.Identify(log_->NextRequestId());
  const ServedMethod* const method = methods_.Find(call.path());
  call.Recognize(method != nullptr);
  if (!closed_.ok() && (method == nullptr || !method->while_stopping)) return closed_;
  if (const absl::Status refusal = Admit(call, method); !refusal.ok()) {
    audit_.Record(call, refusal);
    return refusal;
  }
  if (method == nullptr) {
    return errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                             errors::Say(errors::Phrase::kMethodUnknown, {codec::OneLine(call.path(), kMostOfPath)}));
  }
  return method->factory(call);
}

absl::Status Reception::Count(const Call& call) {
  const absl::Duration wait = limiter_.Take(call.caller(), now_());
  return wait > absl::ZeroDuration() ? TooManyRequests(call.caller(), wait) : absl::OkStatus();
}

absl::Status Reception::Admit(Call& call, const ServedMethod* method) {
  absl::StatusOr<callers::Caller> caller =
      authorizer_.Admit(call.metadata(), {.address = call.peer(), .names = call.certificate_names()}, now_());
  if (!caller.ok()) return caller.status();
  call.Admit(*std::move(caller));
  if (absl::Status refusal = Count(call); !refusal.ok()) return refusal;
  if (method == nullptr || !method->scope.has_value() || call.caller().scopes.contains(*method->scope)) {
    return absl::OkStatus();
  }
  return ScopeMissingFor(codec::OneLine(call.path(), kMostOfPath), *method->scope, authorizer_.Grants(*method->scope));
}

}  // namespace kiwoom::methods
