#include "service/methods/registration_filter.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/errors/violations.h"
#include "service/methods/registration_state.h"
#include "service/methods/stream_access.h"

namespace kiwoom::methods {

using errors::Phrase;

absl::StatusOr<RegistrationFilter> RegistrationFilter::Read(const v1::ListRegistrationsRequest& request,
                                                            const InterestReader& interests,
                                                            const callers::Caller& caller) {
  RegistrationFilter filter;
  filter.accounts_ = caller.scopes.contains(callers::CallerScope::kAccount);
  errors::Violations violations;
  for (int i = 0; i < request.types_size(); ++i) {
    const codec::Tr* const tr = interests.FindType(static_cast<uint32_t>(request.types(i)));
    if (tr != nullptr) {
      filter.types_.insert(tr);
    } else {
      violations.Add(absl::StrCat("types[", i, "]"), Phrase::kTypeUnknown,
                     {absl::StrCat(static_cast<int>(request.types(i)))});
    }
  }
  for (int i = 0; i < request.states_size(); ++i) {
    const int state = request.states(i);
    if (v1::RegistrationState_IsValid(state) && state != v1::REGISTRATION_STATE_UNSPECIFIED) {
      filter.states_.insert(state);
    } else {
      violations.Add(absl::StrCat("states[", i, "]"), Phrase::kRegistrationStateUnknown, {absl::StrCat(state)});
    }
  }
  filter.items_.insert(request.items().begin(), request.items().end());
  if (!violations.empty()) return violations.ToError();
  if (filter.accounts_) return filter;
  for (const codec::Tr* tr : filter.types_) {
    if (IsOfAccount(*tr)) return AccountScopeMissing(*tr);
  }
  return filter;
}

bool RegistrationFilter::Accepts(const sessions::Topic& topic, fanout::TopicStatus status) const {
  if (!accounts_ && IsOfAccount(*topic.tr)) return false;
  if (!types_.empty() && !types_.contains(topic.tr)) return false;
  if (!items_.empty() && !items_.contains(topic.item)) return false;
  return states_.empty() || states_.contains(ToProto(status));
}

}  // namespace kiwoom::methods
