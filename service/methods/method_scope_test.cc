#include "service/methods/method_scope.h"

#include <gtest/gtest.h>

namespace kiwoom::methods {
namespace {

TEST(MethodScope, FollowsFromTheTr) {
  constexpr codec::Tr kPrice{.kind = codec::Kind::kRest, .scope = codec::TrScope::kMarket};
  constexpr codec::Tr kDeposit{.kind = codec::Kind::kRest, .scope = codec::TrScope::kAccount};
  constexpr codec::Tr kSilent{.kind = codec::Kind::kRest};
  constexpr codec::Tr kTrade{.registration = codec::Register::kItem, .scope = codec::TrScope::kMarket};
  constexpr codec::Tr kHit{.registration = codec::Register::kItem, .scope = codec::TrScope::kAccount};
  constexpr codec::Tr kStatus{.registration = codec::Register::kMarket, .scope = codec::TrScope::kMarket};
  constexpr codec::Tr kPosition{.registration = codec::Register::kAccount, .scope = codec::TrScope::kAccount};
  const struct {
    codec::Method method;
    callers::Scope scope;
  } kCases[] = {
      {{"/s/GetPrice", codec::RpcKind::kUnary, &kPrice}, callers::Scope::kQuery},
      {{"/s/GetDeposit", codec::RpcKind::kUnary, &kDeposit}, callers::Scope::kAccount},
      {{"/s/GetWhatItsTableDoesNotSay", codec::RpcKind::kUnary, &kSilent}, callers::Scope::kAccount},
      {{"/s/Subscribe", codec::RpcKind::kSubscribe, nullptr}, callers::Scope::kMarketData},
      {{"/s/SubscribeTrade", codec::RpcKind::kSubscribe, &kTrade}, callers::Scope::kMarketData},
      {{"/s/SubscribeStatus", codec::RpcKind::kSubscribe, &kStatus}, callers::Scope::kMarketData},
      {{"/s/SubscribeHit", codec::RpcKind::kSubscribe, &kHit}, callers::Scope::kAccount},
      {{"/s/SubscribePosition", codec::RpcKind::kSubscribe, &kPosition}, callers::Scope::kAccount},
  };
  for (const auto& test : kCases) EXPECT_EQ(ScopeOf(test.method), test.scope) << test.method.path;
}

}  // namespace
}  // namespace kiwoom::methods
