#include "service/methods/method_scope.h"

namespace kiwoom::methods {

callers::Scope ScopeOf(const codec::Method& method) {
  if (method.tr != nullptr && method.tr->scope == codec::TrScope::kAccount) return callers::Scope::kAccount;
  return method.kind == codec::RpcKind::kUnary ? callers::Scope::kQuery : callers::Scope::kMarketData;
}

}  // namespace kiwoom::methods
