#include "service/methods/method_scope.h"

namespace kiwoom::methods {

callers::CallerScope ScopeOf(const codec::Method& method) {
  if (method.tr != nullptr && method.tr->scope == codec::Scope::kAccount) return callers::CallerScope::kAccount;
  return method.kind == codec::RpcKind::kUnary ? callers::CallerScope::kQuery : callers::CallerScope::kMarketData;
}

}  // namespace kiwoom::methods
