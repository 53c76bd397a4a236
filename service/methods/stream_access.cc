#include "service/methods/stream_access.h"

#include <string>

#include "service/errors/error_details.h"
#include "service/methods/method_scope.h"

namespace kiwoom::methods {

using callers::CallerScope;
using errors::Phrase;

bool IsOfAccount(const codec::Tr& tr) { return tr.scope == codec::Scope::kAccount; }

absl::Status AccountScopeMissing(const codec::Tr& tr) {
  return ScopeMissing(
      CallerScope::kAccount,
      Say(Phrase::kScopeMissing, {std::string(tr.name), std::string(ScopeName(CallerScope::kAccount))}));
}

absl::Status CheckAccess(const callers::Caller& caller, const fanout::Reader& stream) {
  const fanout::ReaderOptions& options = stream.options();
  if (options.owner == caller.name && (!caller.anonymous || options.caller == caller.unit)) return absl::OkStatus();
  if (!caller.scopes.contains(CallerScope::kOperate)) {
    return ScopeMissing(CallerScope::kOperate, Say(Phrase::kSubscriptionOfAnother, {errors::Quoted(stream.id())}));
  }
  if (options.only == nullptr || !IsOfAccount(*options.only) || caller.scopes.contains(CallerScope::kAccount)) {
    return absl::OkStatus();
  }
  return AccountScopeMissing(*options.only);
}

bool Lists(const Call& call, const fanout::Reader& stream) {
  if (call.caller().anonymous && stream.options().peer != call.peer()) return false;
  return CheckAccess(call.caller(), stream).ok();
}

}  // namespace kiwoom::methods
