#include "service/methods/method_scope.h"

#include <gtest/gtest.h>

namespace kiwoom::methods {
namespace {

TEST(MethodScope, FollowsFromTheTr) {
  constexpr codec::Tr kPrice{.kind = codec::Kind::kRest};
  constexpr codec::Tr kTrade{.registration = codec::Register::kItem};
  constexpr codec::Tr kStatus{.registration = codec::Register::kMarket};
  constexpr codec::Tr kPosition{.registration = codec::Register::kAccount};
  const struct {
    codec::Method method;
    callers::Scope scope;
  } kCases[] = {
      {{"/s/GetPrice", codec::RpcKind::kUnary, &kPrice}, callers::Scope::kQuery},
      {{"/s/Subscribe", codec::RpcKind::kSubscribe, nullptr}, callers::Scope::kMarketData},
      {{"/s/SubscribeTrade", codec::RpcKind::kSubscribe, &kTrade}, callers::Scope::kMarketData},
      {{"/s/SubscribeStatus", codec::RpcKind::kSubscribe, &kStatus}, callers::Scope::kMarketData},
      {{"/s/SubscribePosition", codec::RpcKind::kSubscribe, &kPosition}, callers::Scope::kAccount},
  };
  for (const auto& test : kCases) EXPECT_EQ(ScopeOf(test.method), test.scope) << test.method.path;
}

}  // namespace
}  // namespace kiwoom::methods
