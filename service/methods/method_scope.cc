#include "service/methods/method_scope.h"

#include <utility>

#include "service/errors/error_details.h"

namespace kiwoom::methods {

callers::CallerScope ScopeOf(const codec::Method& method) {
  if (method.tr != nullptr && method.tr->scope == codec::Scope::kAccount) return callers::CallerScope::kAccount;
  return method.kind == codec::RpcKind::kUnary ? callers::CallerScope::kQuery : callers::CallerScope::kMarketData;
}

absl::Status ScopeMissing(callers::CallerScope scope, errors::Text sentence) {
  return errors::WithMetadata(
      errors::MakeError(absl::StatusCode::kPermissionDenied, errors::Reason::kScopeMissing, std::move(sentence)),
      errors::kScope, ScopeName(scope));
}

}  // namespace kiwoom::methods
