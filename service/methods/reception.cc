#include "service/methods/reception.h"

#include <string>

#include "codec/excerpt.h"
#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

constexpr size_t kMostOfPath = 200;

absl::Status ScopeMissing(const std::string& path, callers::CallerScope scope, bool granted) {
  const errors::Text said = scope == callers::CallerScope::kAccount && !granted
                                ? errors::Say(errors::Phrase::kAccountsOff, {path})
                                : errors::Say(errors::Phrase::kScopeMissing, {path, std::string(ScopeName(scope))});
  return errors::MakeError(absl::StatusCode::kPermissionDenied, errors::Reason::kScopeMissing, said);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Handler>> Reception::Accept(Call& call) {
  meter_.OnAccepted(call);
  if (log_ != nullptr) call.Identify(log_->NextRequestId());
  if (!closed_.ok()) return closed_;
  absl::StatusOr<callers::Caller> caller = authorizer_.Admit(call.metadata(), call.peer());
  if (!caller.ok()) return caller.status();
  call.Admit(*std::move(caller));
  const ServedMethod* const method = methods_.Find(call.path());
  const std::string path = codec::OneLine(call.path(), kMostOfPath);
  if (method == nullptr) {
    return errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                             errors::Say(errors::Phrase::kMethodUnknown, {path}));
  }
  if (method->scope.has_value() && !call.caller().scopes.contains(*method->scope)) {
    return ScopeMissing(path, *method->scope, authorizer_.Grants(*method->scope));
  }
  return method->factory(call);
}

}  // namespace kiwoom::methods
