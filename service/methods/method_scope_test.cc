#include "service/methods/method_scope.h"

#include <gtest/gtest.h>

namespace kiwoom::methods {
namespace {

TEST(MethodScope, FollowsFromTheTr) {
  constexpr codec::Tr kPrice{.kind = codec::Kind::kRest, .scope = codec::Scope::kMarket};
  constexpr codec::Tr kDeposit{.kind = codec::Kind::kRest, .scope = codec::Scope::kAccount};
  constexpr codec::Tr kSilent{.kind = codec::Kind::kRest};
  constexpr codec::Tr kTrade{.registration = codec::Register::kItem, .scope = codec::Scope::kMarket};
  constexpr codec::Tr kHit{.registration = codec::Register::kItem, .scope = codec::Scope::kAccount};
  constexpr codec::Tr kStatus{.registration = codec::Register::kMarket, .scope = codec::Scope::kMarket};
  constexpr codec::Tr kPosition{.registration = codec::Register::kAccount, .scope = codec::Scope::kAccount};
  const struct {
    codec::Method method;
    callers::CallerScope scope;
  } kCases[] = {
      {{"/s/GetPrice", codec::RpcKind::kUnary, &kPrice}, callers::CallerScope::kQuery},
      {{"/s/GetDeposit", codec::RpcKind::kUnary, &kDeposit}, callers::CallerScope::kAccount},
      {{"/s/GetWhatItsTableDoesNotSay", codec::RpcKind::kUnary, &kSilent}, callers::CallerScope::kAccount},
      {{"/s/Subscribe", codec::RpcKind::kSubscribe, nullptr}, callers::CallerScope::kMarketData},
      {{"/s/SubscribeTrade", codec::RpcKind::kSubscribe, &kTrade}, callers::CallerScope::kMarketData},
      {{"/s/SubscribeStatus", codec::RpcKind::kSubscribe, &kStatus}, callers::CallerScope::kMarketData},
      {{"/s/SubscribeHit", codec::RpcKind::kSubscribe, &kHit}, callers::CallerScope::kAccount},
      {{"/s/SubscribePosition", codec::RpcKind::kSubscribe, &kPosition}, callers::CallerScope::kAccount},
  };
  for (const auto& test : kCases) EXPECT_EQ(ScopeOf(test.method), test.scope) << test.method.path;
}

}  // namespace
}  // namespace kiwoom::methods
